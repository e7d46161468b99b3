package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Deed;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;

/** Which packet means what. The text drops what is unknown, what is incomplete and what comes before the login. */
final class RwciCommands implements Commands.Refusals<RwciConversation> {
  private RwciCommands() {}

  static Commands<RwciConversation> table() {
    Commands<RwciConversation> commands = new Commands<>(new RwciCommands())
        .open("auth", List.of(), RwciConversation::auth)
        .open("message", List.of("message"), RwciConversation::message)
        .members("direct_message", List.of("recipient", "message"), member(RwciMember::direct))
        .members("typing", List.of(), member(RwciMember::typing))
        .members("user_list", List.of(), member((asking, packet) -> asking.userList()))
        .members("channel_list", List.of(), member((asking, packet) -> asking.channelList()))
        .members("default_channel", List.of(), member((asking, packet) -> asking.defaultChannel()))
        .members("history", List.of(), extended(Extension.HISTORY, RwciHistory::ask))
        .members("join_channel", List.of("channel"), extended(Extension.ROOMS, RwciRooms::join))
        .members("leave_channel", List.of("channel"), extended(Extension.ROOMS, RwciRooms::leave))
        .members("room_list", List.of(), extended(Extension.ROOMS, (asking, packet) -> RwciRooms.list(asking)))
        .members("topic", List.of("topic"), extended(Extension.ROOMS, RwciRooms::topic))
        .members("visibility", List.of("channel"), extended(Extension.ROOMS, RwciRooms::visibility))
        .members("invite", List.of("channel", "username"), extended(Extension.ROOMS, RwciRooms::invite))
        .members("presence", List.of(), extended(Extension.ROOMS, (asking, packet) -> RwciRooms.presence(asking)))
        .members("shown", List.of(), extended(Extension.ROOMS, RwciRooms::shown));
    for (Deed deed : Deed.values()) {
      commands.members(deed.word(), List.of("channel", "username"),
          extended(Extension.ROOMS, RwciModeration.of(deed)));
    }
    return commands;
  }

  @Override
  public void unknown(RwciConversation conversation, String name) {
    conversation.drop();
  }

  @Override
  public void notLoggedIn(RwciConversation conversation, String name) {
    conversation.drop();
  }

  @Override
  public void incomplete(RwciConversation conversation, String name, String argument) {
    conversation.member().ifPresentOrElse(
        member -> member.malformed(name, "The field '" + argument + "' must be a text."), conversation::drop);
  }

  private static BiConsumer<RwciConversation, JsonObject> member(BiConsumer<RwciMember, JsonObject> handler) {
    return (conversation, packet) -> conversation.member().ifPresent(member -> handler.accept(member, packet));
  }

  // To a client that did not ask for the extension its packets are of an unknown type.
  private static BiConsumer<RwciConversation, JsonObject> extended(
      Extension extension, BiConsumer<RwciMember, JsonObject> handler) {
    return (conversation, packet) -> conversation.member().filter(member -> member.has(extension))
        .ifPresentOrElse(member -> handler.accept(member, packet), conversation::drop);
  }
}

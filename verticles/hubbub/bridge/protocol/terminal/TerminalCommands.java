package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Commands;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;

/** Which type of message means what. Whatever cannot be done is answered, and the connection stays. */
final class TerminalCommands implements Commands.Refusals<TerminalConversation> {
  private static final List<String> TYPE = List.of("type");

  private TerminalCommands() {}

  static Commands<TerminalConversation> table() {
    return new Commands<>(new TerminalCommands())
        .open("authentication", List.of(), TerminalConversation::authenticate)
        .members("command", List.of("command"), member(SessionMember::run))
        .members("update", TYPE, member((member, payload) -> new ClientUpdate(member, payload).carryOut()))
        .members("session", TYPE, member((member, payload) -> new SessionRequest(member, payload).carryOut()))
        .members("notes", TYPE, member(DocumentRequest::notes))
        .members("preferences", TYPE, member(DocumentRequest::preferences));
  }

  @Override
  public void unknown(TerminalConversation conversation, String name) {
    conversation.refuse("There are no messages of this type.");
  }

  @Override
  public void notLoggedIn(TerminalConversation conversation, String name) {
    conversation.refuse("Please authenticate first.");
  }

  @Override
  public void incomplete(TerminalConversation conversation, String name, String argument) {
    conversation.refuse("The field '" + argument + "' of the payload must be a text.");
  }

  private static BiConsumer<TerminalConversation, JsonObject> member(BiConsumer<SessionMember, JsonObject> handler) {
    return (conversation, payload) -> conversation.member().ifPresent(member -> handler.accept(member, payload));
  }
}

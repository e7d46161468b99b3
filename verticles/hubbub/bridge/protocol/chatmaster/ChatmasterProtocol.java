package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;
import java.util.List;

/**
 * The protocol of the ChatMaster 3000 over TCP, with logins, direct messages and compression as extensions that a
 * client asks for. Each client is answered in the form it speaks.
 */
public final class ChatmasterProtocol implements Protocol {
  private final Services services;
  private final Options options;
  private final Packing packing = new Packing();
  private final Commands<ChatmasterConversation> commands = commands();

  /** Reads the listener's options. */
  public ChatmasterProtocol(Conf options, Services services) {
    this.options = Options.from(options);
    this.services = services;
  }

  @Override
  public Conversation open(Peer peer) {
    return new ChatmasterConversation(peer, services, options, packing, commands);
  }

  private static Commands<ChatmasterConversation> commands() {
    return new Commands<>(new Refusals())
        .open("login", List.of(), ChatmasterConversation::login)
        .members("rename", List.of("username"), (talk, with) -> talk.member().rename(with.getString("username")))
        .members("join", List.of("channel"), (talk, with) -> talk.member().place().join(with.getString("channel")))
        .members("leave", List.of(), (talk, with) -> talk.member().place().leave())
        .members("private", List.of(), (talk, with) -> talk.member().place().visibility("private", true))
        .members("public", List.of(), (talk, with) -> talk.member().place().visibility("public", false))
        .members("channels", List.of(), (talk, with) -> talk.member().place().list("channels"))
        .members("channel_list", List.of(), (talk, with) -> talk.member().place().list("channel_list"))
        .members("direct", List.of("username", "message"),
            (talk, with) -> talk.member().direct(with.getString("username"), with.getString("message")));
  }

  private static final class Refusals implements Commands.Refusals<ChatmasterConversation> {
    @Override
    public void unknown(ChatmasterConversation conversation, String name) {
      conversation.error(name, "Unknown command.");
    }

    @Override
    public void notLoggedIn(ChatmasterConversation conversation, String name) {
      conversation.error(name, ChatmasterConversation.LOG_IN_FIRST);
    }

    @Override
    public void incomplete(ChatmasterConversation conversation, String name, String argument) {
      conversation.error(name, "The parameter '" + argument + "' must be a text.");
    }
  }
}

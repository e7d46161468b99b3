package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;

/**
 * RWCI, the chat of JSON packets over a websocket (Official Weebsockets RFC #001). Options of a listener:
 * {@code channels} (tell the channels after the login, default true) and {@code registration} (an unknown name becomes
 * an account, default true, where the hub allows it).
 */
public final class RwciProtocol implements Protocol {
  private final Services services;
  private final RwciOptions options;
  private final Commands<RwciConversation> commands = RwciCommands.table();

  /** Makes the adapter of one listener. */
  public RwciProtocol(Conf options, Services services) {
    this.services = services;
    this.options = RwciOptions.from(options);
  }

  @Override
  public Conversation open(Peer peer) {
    return new RwciConversation(peer, services, options, commands);
  }
}

package hubbub.bridge.protocol.match;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;

/** The match protocol over a websocket at {@code /ws/game/{id}/?role=…}, for Pong and every other game. No options. */
public final class MatchProtocol implements Protocol {
  private final Services services;

  /** Makes the adapter of one listener. */
  public MatchProtocol(Conf options, Services services) {
    this.services = services;
  }

  @Override
  public Conversation open(Peer peer) {
    return new MatchConversation(peer, services);
  }
}

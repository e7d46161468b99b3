package hubbub.bridge.protocol.eventbus;

import hubbub.bridge.spi.BusLines;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;

/**
 * The door to the event bus at {@code /eventbus/websocket}, where each message is a frame, and at {@code
 * /eventbus/<server>/<session>/websocket}, where frames come as SockJS packs them. What frames there are is said in
 * {@link hubbub.contract.bridge.EventBusApi}.
 */
public final class EventBusProtocol implements Protocol {
  private final EventBusConfig.Limits limits;
  private final BusLines lines;
  private final Audit audit = new Audit();

  /** Makes the door of one bridge instance. */
  public EventBusProtocol(EventBusConfig.Limits limits, BusLines lines) {
    this.limits = limits;
    this.lines = lines;
  }

  @Override
  public boolean speaksAt(String path) {
    return Packing.at(path).isPresent();
  }

  @Override
  public Conversation open(Peer peer) {
    return new EventBusConversation(peer, this, Packing.of(peer.target()));
  }

  EventBusConfig.Limits limits() {
    return limits;
  }

  BusLines lines() {
    return lines;
  }

  Audit audit() {
    return audit;
  }
}

package hubbub.bridge.spi;

import hubbub.contract.CloseReason;
import io.vertx.core.buffer.Buffer;

/**
 * What one peer and the hub say to each other. Input comes in the order it was sent; nothing comes after {@link
 * #closed}. What an implementation throws is a defect: it is logged and the peer is closed with INTERNAL.
 */
public interface Conversation {
  /** The peer is connected and may be spoken to; called once, before anything else. */
  default void opened() {}

  /** A whole text message came over a websocket; valid UTF-8 within the listener's limit. */
  default void text(String message) {
    rejected(Rejection.UNEXPECTED_KIND);
  }

  /**
   * Bytes came: over TCP as the network cut them, over a websocket a whole binary message. Over TCP there may be none:
   * then the peer may be heard on after it was {@link Peer#throttled}.
   */
  default void bytes(Buffer bytes) {
    rejected(Rejection.UNEXPECTED_KIND);
  }

  /** A websocket message was left out by the transport; answer it if the protocol has words for it. */
  default void rejected(Rejection why) {}

  /** The hub is going to close this connection for a reason of its own; say so if the protocol has words for it. */
  default void ending(CloseReason reason) {}

  /** The peer says by a websocket's close frame, and without having been told to, that it goes. */
  default void parting() {}

  /** The connection is gone, whoever ended it; called once, last. */
  void closed();
}

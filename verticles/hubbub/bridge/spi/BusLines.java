package hubbub.bridge.spi;

import io.vertx.core.Future;

/**
 * The event bus, as Vert.x Web's own bridge opens it to somebody outside. Whoever uses it holds every frame to the
 * rules first: the library believes what it is given.
 */
public interface BusLines {
  /**
   * Opens a line for whoever has a token. Fails with TOKEN_INVALID, BANNED, BUSY where they have as many as they may,
   * and UNAVAILABLE.
   *
   * @param address where they come from
   */
  Future<BusLine> open(String token, String address, BusListener listener);
}

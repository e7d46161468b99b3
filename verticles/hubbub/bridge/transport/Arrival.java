package hubbub.bridge.transport;

import java.util.Optional;

/**
 * How a connection came in.
 *
 * @param address the peer's network address without the port
 * @param target path and query of the handshake; empty over TCP
 * @param token the token of the handshake
 */
public record Arrival(String address, String target, Optional<String> token) {
  static Arrival tcp(String address) {
    return new Arrival(address, "", Optional.empty());
  }
}

package hubbub.bridge.protocol.rwci;

import hubbub.contract.Name;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * What an {@code auth} packet brings: a proof, unless it is malformed, and the extensions asked for.
 *
 * @param proof a name with a password, or a token
 * @param extended whether the client asked for more than the protocol's text has, so that the answer has more too
 * @param extensions those that are granted
 */
record AuthRequest(Optional<Proof> proof, boolean extended, Set<Extension> extensions) {
  /** Reads a packet; the token of the handshake counts where the packet names nobody. */
  static AuthRequest of(JsonObject packet, Optional<String> handshake) {
    Optional<Proof> proof = proof(packet, handshake);
    boolean extended = packet.containsKey("extensions") || proof.filter(Token.class::isInstance).isPresent();
    return new AuthRequest(proof, extended, Extension.asked(packet.getValue("extensions")));
  }

  private static Optional<Proof> proof(JsonObject packet, Optional<String> handshake) {
    if (packet.containsKey("username") || packet.containsKey("password")) {
      return text(packet, "username").filter(AuthRequest::fits).filter(name -> Name.of(name).isPresent())
          .flatMap(name -> text(packet, "password").filter(AuthRequest::fits)
              .map(password -> new Password(name, password)));
    }
    Optional<String> token = packet.containsKey("token") ? text(packet, "token") : handshake;
    return token.filter(text -> !text.isBlank()).map(Token::new);
  }

  private static boolean fits(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= 1 && length <= Name.MAX_LENGTH && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }

  private static Optional<String> text(JsonObject packet, String key) {
    return packet.getValue(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** What proves who somebody is. */
  sealed interface Proof permits Password, Token {}

  record Password(String name, String password) implements Proof {
    @Override
    public String toString() {
      return "Password[name=" + name + "]";
    }
  }

  record Token(String token) implements Proof {
    @Override
    public String toString() {
      return "Token[]";
    }
  }
}

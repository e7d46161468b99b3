package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Terminals;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Progress;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client says of itself. Beside the protocol's own {@code token} and {@code sessionToken} it may name a
 * {@code session} that was shared with it, tell how many bytes it has of which command ({@code have}), and ask to be
 * told how many there are ({@code progress}), to be told all that is kept ({@code replay}) and to get the binary output
 * of programs that others run, with how large their screens are ({@code pty}).
 *
 * @param token an account's token; empty = none
 * @param sessionToken the token of a session; empty = none
 * @param session the id of a session; empty = none
 * @param have what it has
 * @param replay whether to tell all that is kept of what it does not name
 * @param progress whether updates tell how many bytes there were
 * @param binary whether it takes binary frames of commands it did not begin
 */
record Credentials(String token, String sessionToken, String session, List<Progress> have, boolean replay,
    boolean progress, boolean binary) {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /** Reads them; empty where there is no proof. Where the payload has none, that of the handshake serves. */
  static Optional<Credentials> of(JsonObject payload, Optional<String> handshake) {
    String sessionToken = text(payload, "sessionToken");
    String token = text(payload, "token");
    String proof = token.isEmpty() && sessionToken.isEmpty() ? handshake.orElse("") : token;
    if (proof.isEmpty() && sessionToken.isEmpty()) {
      return Optional.empty();
    }
    List<Progress> have = payload.getValue("have") instanceof JsonObject counts ? progress(counts) : List.of();
    String session = text(payload, "session");
    // Who comes to watch has seen nothing yet.
    return Optional.of(new Credentials(proof, sessionToken, session, have,
        flag(payload, "replay") || !session.isEmpty(), flag(payload, "progress"), flag(payload, "pty")));
  }

  Terminals.Opening opening(Principal who, int window) {
    return new Terminals.Opening(who, sessionToken, session, have, replay, window);
  }

  private static List<Progress> progress(JsonObject counts) {
    return counts.stream()
        .filter(count -> NUMBER.matcher(count.getKey()).matches() && whole(count).isPresent())
        .map(count -> new Progress(Long.parseLong(count.getKey()), whole(count).get())).toList();
  }

  private static Optional<Long> whole(Map.Entry<String, Object> count) {
    return count.getValue() instanceof Number number && number.longValue() >= 0
        ? Optional.of(number.longValue()) : Optional.empty();
  }

  private static boolean flag(JsonObject payload, String key) {
    return Boolean.TRUE.equals(payload.getValue(key));
  }

  private static String text(JsonObject payload, String key) {
    return payload.getValue(key) instanceof String text ? text : "";
  }

  @Override
  public String toString() {
    return "Credentials[session=" + session + ", have=" + have + "]";
  }
}

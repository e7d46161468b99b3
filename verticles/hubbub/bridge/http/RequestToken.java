package hubbub.bridge.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the token of a request or an upgrade: in {@code Authorization: Token …} or {@code Bearer …}, else in the cookie
 * {@value #COOKIE}; of an upgrade also among the subprotocols, which is where a browser's script can put one. Never in
 * the URL, which ends up in logs and histories.
 */
public final class RequestToken {
  /** The cookie that holds a browser's token. */
  public static final String COOKIE = "hubbub";

  private static final Pattern AUTHORIZATION = Pattern.compile("(?:token|bearer) +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private static final Pattern SUBPROTOCOL =
      Pattern.compile("(?:(?:token|bearer)\\.)?([\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,})", Pattern.CASE_INSENSITIVE);

  private RequestToken() {}

  /** Returns the token that comes with an upgrade. */
  static Optional<String> ofUpgrade(MultiMap headers) {
    return ofHeader(headers)
        .or(() -> subprotocols(headers).map(SUBPROTOCOL::matcher).filter(Matcher::matches)
            .map(found -> found.group(1)).findFirst())
        .or(() -> ofCookie(headers));
  }

  /**
   * Returns the subprotocol to answer an upgrade with that has a token among its own: another one where there is any,
   * since browsers want one of theirs to be chosen.
   */
  static Optional<String> chosen(MultiMap headers) {
    if (subprotocols(headers).noneMatch(one -> SUBPROTOCOL.matcher(one).matches())) {
      return Optional.empty();
    }
    return subprotocols(headers).filter(one -> !SUBPROTOCOL.matcher(one).matches()).findFirst()
        .or(() -> subprotocols(headers).findFirst());
  }

  private static Stream<String> subprotocols(MultiMap headers) {
    return headers.getAll("Sec-WebSocket-Protocol").stream().flatMap(Pattern.compile(",")::splitAsStream)
        .map(String::strip);
  }

  /** Returns the token that comes with a request. */
  public static Optional<String> of(HttpServerRequest request) {
    return of(request.headers());
  }

  /** Returns the token in the head of a request. */
  public static Optional<String> of(MultiMap headers) {
    return ofHeader(headers).or(() -> ofCookie(headers));
  }

  /** Returns the token that no browser sends by itself. */
  static Optional<String> ofHeader(MultiMap headers) {
    return Optional.ofNullable(headers.get("Authorization")).map(AUTHORIZATION::matcher).filter(Matcher::matches)
        .map(found -> found.group(1));
  }

  private static Optional<String> ofCookie(MultiMap headers) {
    return headers.getAll("Cookie").stream().flatMap(line -> Pattern.compile(";").splitAsStream(line))
        .map(String::strip).filter(pair -> pair.startsWith(COOKIE + "="))
        .map(pair -> pair.substring(COOKIE.length() + 1)).filter(value -> !value.isEmpty()).findFirst();
  }
}

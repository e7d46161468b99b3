package hubbub.bridge.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token of a request or an upgrade: in {@code Authorization: Token …} or {@code Bearer …}, else in the cookie
 * {@value #COOKIE}. Never in the URL, which ends up in logs and histories.
 */
public final class RequestToken {
  /** The cookie that holds a browser's token. */
  public static final String COOKIE = "hubbub";

  private static final Pattern AUTHORIZATION = Pattern.compile("(?:token|bearer) +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private RequestToken() {}

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

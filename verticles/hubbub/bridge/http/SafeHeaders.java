package hubbub.bridge.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every answer tells a browser not to do with it: run or load anything that does not come from here, stand in
 * another page's frame, guess at a type.
 */
final class SafeHeaders implements Handler<RoutingContext> {
  // Whatever else a client says is its Host would let it write into the policy.
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");

  private static final String POLICY = "Content-Security-Policy";

  /** Lets a page have the import map of this hash: to a browser that is a script within the page. */
  static void allow(HttpServerResponse response, String hash) {
    response.putHeader(POLICY, response.headers().get(POLICY) + "; script-src 'self' '" + hash + "'");
  }

  @Override
  public void handle(RoutingContext context) {
    context.response()
        .putHeader(POLICY, policy(context.request()))
        .putHeader("X-Content-Type-Options", "nosniff")
        // Not no-referrer: with it a browser's own forms would come with the Origin null.
        .putHeader("Referrer-Policy", "same-origin");
    context.next();
  }

  // Older browsers do not count websockets to the own host as 'self'.
  private static String policy(HttpServerRequest request) {
    String sockets = Optional.ofNullable(request.authority()).map(Object::toString)
        .filter(host -> HOST.matcher(host).matches()).map(host -> " ws://" + host + " wss://" + host).orElse("");
    return "default-src 'self'; connect-src 'self'" + sockets
        + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}

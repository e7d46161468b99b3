package hubbub.bridge.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request to the API, as its handler sees it.
 *
 * @param request the head
 * @param form the fields of the body
 * @param path what stands in the path for its variable parts, by their names
 * @param query what stands in the URL behind the question mark
 */
record Call(HttpServerRequest request, Form form, Map<String, String> path, Query query) {
  // A browser drops control characters and reads a backslash as a slash, so that "/\t/evil" would lead away.
  private static final Pattern LOCAL = Pattern.compile("/(?!/)[!-~&&[^\\\\]]*");

  // Longer numbers are nobody's.
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  static Call of(RoutingContext context) {
    return new Call(context.request(), Form.of(context), context.pathParams(), Query.of(context));
  }

  String address() {
    return request.remoteAddress() == null || request.remoteAddress().hostAddress() == null
        ? "" : request.remoteAddress().hostAddress();
  }

  Optional<String> token() {
    return RequestToken.of(request);
  }

  String requiredToken() {
    return token().orElseThrow(() -> Refused.unauthorized("Authentication credentials were not provided."));
  }

  /** Tells whether a program asks that wants to read the answer, and not a browser that wants to see a page. */
  boolean wantsJson() {
    return request.headers().getAll("Accept").stream()
        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("application/json"));
  }

  /** Returns the number in the path, or refuses the request as one for something that is not there. */
  long id() {
    return Optional.of(path.get("id")).filter(text -> ID.matcher(text).matches()).map(Long::valueOf)
        .filter(id -> id > 0).orElseThrow(Refused::missing);
  }

  /** Returns the page to show next: only ever one of this hub. */
  String next() {
    return form.optional("next").or(() -> query.text("next"))
        .filter(path -> LOCAL.matcher(path).matches()).orElse("/");
  }

  /** Tells whether the browser came over TLS, to us or to what stands before us. */
  boolean secure() {
    return request.isSSL() || Optional.ofNullable(request.getHeader("Origin")).orElse("").startsWith("https://");
  }
}

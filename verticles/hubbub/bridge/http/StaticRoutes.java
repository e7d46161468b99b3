package hubbub.bridge.http;

import hubbub.bridge.http.Webroot.Page;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the pages of {@code webroot/}. Browsers ask again for every page with its scripts and styles, which must be of
 * one version, and once a day for everything else; they get 304 where nothing has changed.
 *
 * <p>Not Vert.x Web's StaticHandler: it knows no ETag, calls everything immutable, and redirects.
 */
public final class StaticRoutes {
  private static final String ALLOWED = "GET, HEAD";
  private static final Pattern ASKED_AGAIN = Pattern.compile(".+\\.(?:html|js|css)");
  private static final String MISSING = "/404.html";
  // Java's own RFC 1123 leaves out the zero of a one-digit day, which HTTP demands.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

  private final Webroot webroot;

  /** Serves the folder of this configuration. */
  public StaticRoutes(HttpConfig config) {
    this.webroot = new Webroot(config.webroot());
  }

  /** Answers whatever no earlier route of this router does. */
  public void mount(Router router) {
    router.route().handler(this::serve);
  }

  private void serve(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      Answer.detail(405, "Pages can only be read.").with("Allow", ALLOWED).send(context.request());
      return;
    }
    Optional<String> path = decoded(context.request().path());
    context.vertx().executeBlocking(() -> path.flatMap(webroot::find), false)
        .onSuccess(page -> page.ifPresentOrElse(found -> send(context, found), () -> missing(context)))
        .onFailure(problem -> Failures.answer(problem).send(context.request()));
  }

  private void missing(RoutingContext context) {
    context.vertx().executeBlocking(() -> webroot.find(MISSING), false).onComplete(page -> {
      HttpServerResponse response = context.response().setStatusCode(404).putHeader("Cache-Control", "no-cache");
      if (page.succeeded() && page.result().isPresent()) {
        body(context, page.result().get());
      } else {
        response.putHeader("Content-Type", "text/plain; charset=utf-8").end("Not found.\n");
      }
    });
  }

  private static void send(RoutingContext context, Page page) {
    page.map().ifPresent(hash -> SafeHeaders.allow(context.response(), hash));
    context.response()
        .putHeader("ETag", page.tag())
        .putHeader("Last-Modified", date(page))
        .putHeader("Cache-Control", ASKED_AGAIN.matcher(page.name()).matches() ? "no-cache" : "max-age=86400");
    if (known(context.request(), page)) {
      context.response().setStatusCode(304).end();
    } else {
      body(context, page);
    }
  }

  private static void body(RoutingContext context, Page page) {
    String type = Optional.ofNullable(MimeMapping.mimeTypeForFilename(page.name())).orElse("application/octet-stream");
    boolean text = type.startsWith("text/") || type.endsWith("javascript") || type.endsWith("json");
    HttpServerResponse response = context.response()
        .putHeader("Content-Type", text ? type + "; charset=utf-8" : type)
        .putHeader("Content-Length", Long.toString(page.size()));
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      // Never more than was promised, should the file grow meanwhile; one that shrank ends the connection.
      response.sendFile(page.file().toString(), 0, page.size()).onFailure(problem -> response.reset());
    }
  }

  /** Tells whether the client has this page already; a tag says so more exactly than a time, and goes before it. */
  private static boolean known(HttpServerRequest request, Page page) {
    String tags = request.getHeader("If-None-Match");
    if (tags != null) {
      return Arrays.stream(tags.split(",")).map(String::strip)
          .anyMatch(tag -> tag.equals("*") || tag.equals(page.tag()) || ("W/" + tag).equals(page.tag()));
    }
    String since = request.getHeader("If-Modified-Since");
    try {
      return since != null && page.modified() / 1000 <= ZonedDateTime.parse(since, DATE).toEpochSecond();
    } catch (DateTimeParseException noDate) {
      return false;
    }
  }

  private static String date(Page page) {
    return DATE.format(Instant.ofEpochMilli(page.modified()));
  }

  private static Optional<String> decoded(String path) {
    try {
      // A plus sign means a space in forms only.
      return Optional.ofNullable(path)
          .map(coded -> URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

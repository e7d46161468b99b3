package hubbub.bridge.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries of the pages, as jars from npm bring them: {@code /webjars/xterm/lib/xterm.js} is that file of whatever
 * version of xterm is on the class path; {@code lit__reactive-element} is their name for {@code @lit/reactive-element}.
 * Read once and kept, there being few.
 */
public final class WebJars {
  private static final Pattern PATH = Pattern.compile("/webjars/([a-z0-9_-]+)/((?:[\\w-]+[./])*[\\w-]+)");
  private static final String DESCRIPTION = "META-INF/maven/org.webjars.npm/%s/pom.properties";
  private static final String FILE = "META-INF/resources/webjars/%s/%s/%s";

  private final Map<String, Optional<Page>> known = new HashMap<>();

  /** Answers for what is in the jars; the rest is for the routes behind. */
  public void mount(Router router) {
    router.route("/webjars/*").handler(this::serve);
  }

  private void serve(RoutingContext context) {
    String path = context.request().path();
    HttpMethod method = context.request().method();
    Matcher asked = PATH.matcher(path);
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) || !asked.matches()) {
      context.next();
    } else if (known.containsKey(path)) {
      answer(context, known.get(path));
    } else {
      read(context.vertx(), asked.group(1), asked.group(2)).onComplete(page -> {
        Optional<Page> found = page.succeeded() ? page.result() : Optional.empty();
        // What is not there is not kept, since anybody may ask for anything.
        found.ifPresent(there -> known.put(path, found));
        answer(context, found);
      });
    }
  }

  private static Future<Optional<Page>> read(Vertx vertx, String name, String file) {
    return vertx.executeBlocking(() -> {
      Optional<String> version = version(name);
      return version.isEmpty() ? Optional.<Page>empty()
          : bytes(String.format(FILE, name, version.get(), file)).map(body -> new Page(version.get(), file, body));
    }, false);
  }

  private static Optional<String> version(String name) throws IOException {
    Optional<Buffer> description = bytes(String.format(DESCRIPTION, name));
    if (description.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new StringReader(description.get().toString()));
    return Optional.ofNullable(properties.getProperty("version"));
  }

  private static Optional<Buffer> bytes(String resource) throws IOException {
    try (InputStream in = WebJars.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    }
  }

  private static void answer(RoutingContext context, Optional<Page> found) {
    if (found.isEmpty()) {
      context.next();
      return;
    }
    Page page = found.get();
    HttpServerResponse response = context.response().putHeader("ETag", page.tag())
        .putHeader("Cache-Control", "max-age=86400");
    if (page.tag().equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", page.type());
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(page.body().length())).end();
    } else {
      response.end(page.body());
    }
  }

  private record Page(String version, String file, Buffer body) {
    String tag() {
      return "\"" + version + "\"";
    }

    String type() {
      String type = Optional.ofNullable(MimeMapping.mimeTypeForFilename(file)).orElse("application/octet-stream");
      return type.startsWith("text/") || type.endsWith("javascript") ? type + "; charset=utf-8" : type;
    }
  }
}

package hubbub.bridge.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The resources under {@code /api/}: what they share is here, so that a handler is a function from a call to an answer.
 * A path is the same with and without a slash at its end; a redirect would turn a POST into a GET.
 */
final class Resources {
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final int LINGER_MILLIS = 500;

  private final Router router;
  private final Origins origins;
  private final Map<String, Set<HttpMethod>> mounted = new TreeMap<>();

  Resources(Router router, Origins origins, int bodyBytes) {
    this.router = router;
    this.origins = origins;
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(bodyBytes).setMergeFormAttributes(false));
  }

  /** Adds a resource with the methods it knows. */
  Resources add(String path, Map<HttpMethod, Function<Call, Future<Answer>>> methods) {
    mounted.put(path, methods.keySet());
    methods.forEach((method, handler) -> {
      router.route(method, path).handler(run(handler));
      if (method.equals(HttpMethod.GET)) {
        router.route(HttpMethod.HEAD, path).handler(run(handler));
      }
    });
    String allowed = methods.keySet().stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new))
        .stream().collect(Collectors.joining(", ")) + (methods.containsKey(HttpMethod.GET) ? ", HEAD" : "")
        + ", OPTIONS";
    router.route(path).handler(context -> otherMethod(context, allowed));
    return this;
  }

  /** Returns the methods of each path that was added. */
  Map<String, Set<HttpMethod>> mounted() {
    return mounted;
  }

  /** Answers what is left under {@code /api/}, and what failed before a handler ran. */
  void end() {
    router.route("/api/*").handler(context -> Answer.detail(404, "Not found.").send(context.request()))
        .failureHandler(Resources::failed);
  }

  private Handler<RoutingContext> run(Function<Call, Future<Answer>> handler) {
    return context -> answer(handler, context)
        .otherwise(Failures::answer)
        .onSuccess(answer -> answer.send(context.request()));
  }

  private Future<Answer> answer(Function<Call, Future<Answer>> handler, RoutingContext context) {
    try {
      requireOwnPage(context.request());
      return handler.apply(Call.of(context));
    } catch (RuntimeException problem) {
      return Future.failedFuture(problem);
    }
  }

  private void requireOwnPage(HttpServerRequest request) {
    // Only a header proves that no other page's browser sends this: a cookie goes along by itself.
    boolean byItself = RequestToken.ofHeader(request.headers()).isEmpty();
    if (byItself && !SAFE.contains(request.method()) && !origins.allow(request)) {
      throw new Refused(Answer.detail(403, "Requests from other pages are not accepted."));
    }
  }

  private static void otherMethod(RoutingContext context, String allowed) {
    HttpMethod method = context.request().method();
    Answer answer = method.equals(HttpMethod.OPTIONS) ? Answer.empty(204)
        : Answer.detail(405, "Method \"" + method.name() + "\" not allowed.");
    answer.with("Allow", allowed).send(context.request());
  }

  private static void failed(RoutingContext context) {
    switch (context.statusCode()) {
      case 413 -> tooLarge(context);
      case 417 -> Answer.detail(417, "The expectation cannot be met.").send(context.request());
      case 500 -> Failures.answer(context.failure()).send(context.request());
      default -> Refused.field(Refused.WHOLE, "The request is malformed.").answer().send(context.request());
    }
  }

  private static void tooLarge(RoutingContext context) {
    HttpServerRequest request = context.request();
    Answer answer = Answer.detail(413, "The request is too large.");
    if (request.version() == HttpVersion.HTTP_2) {
      answer.send(request);
    } else {
      // What is left of the body may never end. A client that is still sending gets a moment to notice the answer,
      // which a connection closed at once would take away from it.
      answer.with("Connection", "close").send(request)
          .onComplete(sent -> context.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close()));
    }
  }
}

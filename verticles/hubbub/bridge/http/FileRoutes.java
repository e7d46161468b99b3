package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.FileGateway;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.FileSlice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files of those who have a terminal, under {@code /file/} and their absolute path: read in pieces by the terminal
 * verticle, as the operating system's user that somebody is. A browser shows pictures and plain text, and keeps
 * everything else on disk; nothing of it may run.
 */
public final class FileRoutes {
  private static final String PREFIX = "/file";
  private static final String ALLOWED = "GET, HEAD";
  private static final int PIECE = 256 * 1024;

  private final AccountGateway accounts;
  private final FileGateway files;

  /** Serves what this gateway reads. */
  public FileRoutes(AccountGateway accounts, FileGateway files) {
    this.accounts = accounts;
    this.files = files;
  }

  /** Adds everything under {@code /file/} to a router. */
  public void mount(Router router) {
    router.route(PREFIX + "/*").handler(this::serve);
  }

  private void serve(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      Answer.detail(405, "Files can only be read.").with("Allow", ALLOWED).send(context.request());
      return;
    }
    Optional<String> token = RequestToken.of(context.request());
    Optional<String> path = path(context.request().path());
    if (token.isEmpty()) {
      refuse(context, Refused.unauthorized("Authentication credentials were not provided."));
    } else {
      accounts.verify(token.get())
          .compose(who -> path.map(asked -> answer(context, who, asked))
              .orElseGet(() -> Future.failedFuture(Refused.missing())))
          .onFailure(problem -> refuse(context, problem));
    }
  }

  private Future<Void> answer(RoutingContext context, Principal who, String path) {
    Optional<ByteRange> range = ByteRange.of(context.request().getHeader("Range"));
    return files.read(who, path, range.map(ByteRange::first).orElse(0L), PIECE).compose(first -> {
      ByteRange whole = range.map(asked -> asked.within(first.size())).orElse(ByteRange.all(first.size()));
      FileHead.of(first).write(context.response(), whole, range.isPresent());
      if (whole.outside()) {
        context.response().setStatusCode(416).putHeader("Content-Length", "0");
        return context.response().end();
      }
      if (context.request().method().equals(HttpMethod.HEAD)) {
        return context.response().end();
      }
      return send(context, new Reading(who, path, whole.last() + 1), first, whole.first());
    });
  }

  /** Sends a piece and those behind it, each when the browser has taken the one before. */
  private Future<Void> send(RoutingContext context, Reading reading, FileSlice piece, long at) {
    HttpServerResponse response = context.response();
    long next = Math.min(reading.end(), at + piece.data().length());
    if (response.closed()) {
      return Future.succeededFuture();
    }
    if (piece.data().length() == 0 && at < reading.end()) {
      // It has become shorter than was promised.
      response.reset();
      return Future.succeededFuture();
    }
    response.write(piece.data().slice(0, (int) (next - at)));
    if (next == reading.end()) {
      return response.end();
    }
    return drained(response)
        .compose(taken -> files.read(reading.who(), reading.path(), next, PIECE))
        .compose(more -> send(context, reading, more, next));
  }

  private static Future<Void> drained(HttpServerResponse response) {
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> taken = Promise.promise();
    response.drainHandler(drained -> taken.tryComplete());
    response.closeHandler(closed -> taken.tryComplete());
    return taken.future();
  }

  private static void refuse(RoutingContext context, Throwable problem) {
    if (context.response().headWritten()) {
      context.response().reset();
    } else {
      Failures.answer(problem).send(context.request());
    }
  }

  /** Returns the decoded path; empty where it leads about. */
  private static Optional<String> path(String requested) {
    try {
      String path = URLDecoder.decode(requested.substring(PREFIX.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean straight = path.indexOf('\0') < 0 && !(path + "/").contains("/../") && !(path + "/").contains("/./");
      return Optional.of(path).filter(decoded -> straight && decoded.length() > 1);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private record Reading(Principal who, String path, long end) {}
}

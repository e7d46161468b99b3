package hubbub.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when it is told to: the first signal undeploys the main verticle, which drains, then closes Vert.x,
 * all within 30 s; a second signal ends at once. Blocks on the threads on which the JVM delivers signals.
 *
 * <p>A JVM shutdown hook would not do: Vert.x's launcher has one already that closes everything in parallel, and while
 * hooks run, a second signal is not heard.
 */
final class OrderlyStop {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
  private static final Duration START = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(27);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Future<String> deployment;
  private final AtomicBoolean begun = new AtomicBoolean();

  OrderlyStop(Vertx vertx, Future<String> deployment) {
    this.vertx = vertx;
    this.deployment = deployment;
  }

  /** Tells whether a signal has come; what fails after that fails because of it. */
  boolean hasBegun() {
    return begun.get();
  }

  /** Takes over the signals by which a terminal or a service manager ends a process. */
  void listen() {
    Signals.handle("TERM", () -> stop("TERM", 15));
    Signals.handle("INT", () -> stop("INT", 2));
    Signals.handle("HUP", () -> stop("HUP", 1));
  }

  private void stop(String signal, int number) {
    if (begun.getAndSet(true)) {
      LOG.warn("stop.forced signal={}", signal);
      Runtime.getRuntime().halt(128 + number);
    }
    LOG.info("stop.begun signal={}", signal);
    long start = System.nanoTime();
    boolean orderly = drain();
    boolean closed = close(vertx);
    LOG.info("stop.done drained={} closed={} ms={}", orderly, closed, (System.nanoTime() - start) / 1_000_000);
    System.exit((orderly && closed ? ExitCode.FINE : ExitCode.FAILED).number());
  }

  /** A verticle that is still starting cannot be undeployed yet; if it takes too long, closing Vert.x ends it. */
  private boolean drain() {
    if (!deployment.isComplete()) {
      finishes("start", deployment.<Void>mapEmpty().otherwiseEmpty(), START);
    }
    return !deployment.succeeded() || finishes("drain", vertx.undeploy(deployment.result()), DRAIN);
  }

  /** Closes Vert.x within a limit; its own shutdown hook, which has none worth the name, then finds nothing to do. */
  static boolean close(Vertx vertx) {
    return finishes("close", vertx.close(), CLOSE);
  }

  private static boolean finishes(String step, Future<Void> future, Duration limit) {
    try {
      future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      LOG.warn("stop.late step={} limit={}s", step, limit.toSeconds());
    } catch (ExecutionException failure) {
      LOG.warn("stop.failed step={} reason={}", step, Sentences.of(failure.getCause()));
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}

package hubbub.testing;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in a test thread for a condition or a future, with a limit, instead of sleeping. */
public final class Await {
  /** How long a test waits for what must come: far more than it takes, also on a machine that stands still a while. */
  public static final Duration LIMIT = Duration.ofMinutes(3);

  private Await() {}

  /** Returns when the condition holds; fails after the limit. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    Countdown countdown = new Countdown(limit);
    while (!condition.getAsBoolean()) {
      if (countdown.over()) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Returns when the condition holds; fails after {@link #LIMIT}. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, LIMIT, condition);
  }

  /** Returns what the future completes with; fails with its failure, or after {@link #LIMIT}. */
  public static <T> T result(Future<T> future) {
    CountDownLatch done = new CountDownLatch(1);
    future.onComplete(any -> done.countDown());
    Countdown countdown = new Countdown(LIMIT);
    try {
      while (!done.await(countdown.pauseMillis(), TimeUnit.MILLISECONDS)) {
        if (countdown.over()) {
          throw new AssertionError("the future is not complete after " + LIMIT);
        }
      }
      if (future.failed()) {
        throw new AssertionError("the future failed", future.cause());
      }
      return future.result();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Returns what the future fails with; fails where it succeeds, or after {@link #LIMIT}. */
  public static Throwable failure(Future<?> future) {
    until("the future completes", future::isComplete);
    if (future.succeeded()) {
      throw new AssertionError("the future succeeded with " + future.result());
    }
    return future.cause();
  }

  /** Returns the fault the future fails with; fails where it succeeds, or fails otherwise, or after {@link #LIMIT}. */
  public static Fault refused(Future<?> future, ErrorCode code) {
    Throwable problem = failure(future);
    if (problem instanceof Fault fault && fault.code() == code) {
      return fault;
    }
    throw new AssertionError("the future failed, but not with " + code, problem);
  }
}

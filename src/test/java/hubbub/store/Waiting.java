package hubbub.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waiting with a limit, for tests of stores. */
public final class Waiting {
  private static final long LIMIT = 20;

  private Waiting() {}

  /** Returns what a future completes with; throws what it fails with. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(LIMIT, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("no answer within " + LIMIT + " s", late);
    }
  }

  /** Expects a future to fail with a fault of this code. */
  public static void assertFails(Future<?> future, ErrorCode code) {
    try {
      assertThat(await(future)).as("result of a call that should fail").isNull();
    } catch (Fault fault) {
      assertThat(fault.code()).isEqualTo(code);
      return;
    }
    throw new AssertionError("it did not fail");
  }

  /** Returns when a condition holds, which is looked at again and again. */
  public static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time until the condition held").isLessThan(end);
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}

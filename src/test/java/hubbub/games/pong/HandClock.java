package hubbub.games.pong;

import hubbub.testing.Await;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A clock that is moved by hand, and ticks when it is told to, on the context that asked for its ticks. */
final class HandClock implements Ticker {
  private volatile long nanos = 1_000_000;
  private volatile Runnable beat;
  private volatile Context context;

  @Override
  public Runnable start(Runnable beat) {
    this.beat = beat;
    context = Vertx.currentContext();
    return () -> this.beat = null;
  }

  Surroundings surroundings() {
    return new Surroundings(this, () -> nanos, System::currentTimeMillis);
  }

  boolean ticks() {
    return beat != null;
  }

  /** Lets time pass that nobody notices yet. */
  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Lets time pass and ticks once, if anybody wants ticks; returns when all that follows is done. */
  void tick(Duration time) {
    pass(time);
    Runnable now = beat;
    if (now == null) {
      return;
    }
    Promise<Void> done = Promise.promise();
    context.runOnContext(go -> {
      now.run();
      done.complete();
    });
    Await.result(done.future());
  }
}

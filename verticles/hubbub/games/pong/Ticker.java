package hubbub.games.pong;

import io.vertx.core.Vertx;

/** Calls again and again, about once a tick. It may be late, and call more often then; who is called keeps the time. */
interface Ticker {
  /** Begins to call; what is returned ends it. */
  Runnable start(Runnable beat);

  /** Returns one that calls on the context that starts it. */
  static Ticker of(Vertx vertx) {
    return beat -> {
      long timer = vertx.setPeriodic(1_000 / Pong.TICKS_PER_SECOND, due -> beat.run());
      return () -> vertx.cancelTimer(timer);
    };
  }
}

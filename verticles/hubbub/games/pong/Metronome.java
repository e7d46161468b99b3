package hubbub.games.pong;

import hubbub.watch.Durations;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how many ticks have become due. It counts from its start and not from tick to tick, so lateness does not add
 * up: what was missed is due at once, together. Only a halt of the whole process that is too long to be played through
 * is let go.
 */
final class Metronome {
  static final long TICK_NANOS = 1_000_000_000L / Pong.TICKS_PER_SECOND;

  private static final Logger LOG = LoggerFactory.getLogger(Metronome.class);
  private static final Runnable STILL = () -> { };

  private final Ticker ticker;
  private final LongSupplier nanos;
  private final int most;
  private final IntConsumer player;
  private final Durations late;
  private Runnable end = STILL;
  private long start;
  private long told;

  /**
   * Makes one that stands still.
   *
   * @param ticker what makes it look at the time
   * @param nanos a steady time
   * @param most how many ticks are made up for at the most
   * @param player who plays so many ticks
   * @param late how late the first of them was played
   */
  Metronome(Ticker ticker, LongSupplier nanos, int most, IntConsumer player, Durations late) {
    this.ticker = ticker;
    this.nanos = nanos;
    this.most = most;
    this.player = player;
    this.late = late;
  }

  /** Counts from now, unless it does already. */
  void start() {
    if (end == STILL) {
      start = nanos.getAsLong();
      told = 0;
      end = ticker.start(this::look);
    }
  }

  /** Stands still, until it is started again. */
  void stop() {
    end.run();
    end = STILL;
  }

  /** Has the ticks played that are due by now, if any are. */
  void look() {
    if (end == STILL) {
      return;
    }
    long passed = nanos.getAsLong() - start;
    long due = passed / TICK_NANOS - told;
    if (due > 0) {
      late.record(passed - (told + 1) * TICK_NANOS);
      told += due;
      player.accept(played(due));
    }
  }

  private int played(long due) {
    if (due > most) {
      LOG.warn("pong.late ticks={} played={}", due, most);
    }
    return (int) Math.min(due, most);
  }
}

package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.CapturedLog;
import hubbub.watch.Durations;
import hubbub.watch.Meters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetronomeTest {
  private static final long MILLI = 1_000_000;
  private static final Durations LATE = new Meters().durations("late_seconds", "Late.");

  private final List<Integer> played = new ArrayList<>();
  private long nanos = -7_000 * MILLI;
  private boolean ticking;
  private final Metronome metronome = new Metronome(beat -> {
    ticking = true;
    return () -> ticking = false;
  }, () -> nanos, 25, played::add, LATE);

  @BeforeEach
  void start() {
    metronome.start();
  }

  @Test
  @DisplayName("Over a minute of late calls it is never a tick off, and nothing is played twice")
  void minute_doesNotDrift() {
    SplittableRandom random = new SplittableRandom(11);
    long start = nanos;
    for (long tick = 1; tick <= 6_000; tick++) {
      nanos = start + tick * 10 * MILLI + random.nextLong(9 * MILLI);
      metronome.look();
      assertThat(sum()).isEqualTo(tick);
    }
    assertThat(played).hasSize(6_000).containsOnly(1);
  }

  @Test
  @DisplayName("A halt of 50 ms is made up for at once, and the calls that were missed play nothing more")
  void shortHalt_isMadeUpFor() {
    pass(10);
    pass(52);
    pass(0);
    pass(0);
    pass(8);
    pass(10);

    assertThat(played).containsExactly(1, 5, 1, 1);
  }

  @Test
  @DisplayName("A halt that is too long is let go, told, and does not come up again")
  void longHalt_isLetGo() {
    try (CapturedLog said = CapturedLog.of("hubbub.games.pong")) {
      pass(10);
      pass(60_000);
      pass(10);

      assertThat(played).containsExactly(1, 25, 1);
      assertThat(said.lines()).containsExactly("WARN pong.late ticks=6000 played=25");
    }
  }

  @Test
  @DisplayName("Stopped it plays nothing and wants no calls; started again it counts from then")
  void stopped_forgets() {
    pass(15);
    metronome.stop();
    assertThat(ticking).isFalse();
    pass(100);
    metronome.start();
    assertThat(ticking).isTrue();
    pass(9);
    assertThat(played).containsExactly(1);
    pass(1);

    assertThat(played).containsExactly(1, 1);
  }

  @Test
  @DisplayName("Starting one that runs does not set it back")
  void startedTwice_countsOn() {
    pass(9);
    metronome.start();
    pass(1);

    assertThat(played).containsExactly(1);
  }

  private long sum() {
    return played.stream().mapToInt(Integer::intValue).sum();
  }

  private void pass(long millis) {
    nanos += millis * MILLI;
    metronome.look();
  }
}

package hubbub.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final Meters meters = new Meters();

  @Test
  @DisplayName("Whoever asks for the same name and labels counts together, other labels apart")
  void sameLabels_countTogether() {
    meters.count("hub_calls", "Calls.", "to", "rooms").add(2);
    meters.count("hub_calls", "Calls.", "to", "rooms").increment();
    meters.count("hub_calls", "Calls.", "to", "auth").increment();

    assertThat(text()).contains("# TYPE hub_calls_total counter", "hub_calls_total{to=\"rooms\"} 3.0",
        "hub_calls_total{to=\"auth\"} 1.0");
  }

  @Test
  @DisplayName("Levels are shown as their sum, and one that was closed is not in it")
  void levels_areSummedUp() {
    Level one = meters.level("hub_open", "Open.", "protocol", "rwci");
    Level other = meters.level("hub_open", "Open.", "protocol", "rwci");
    one.add(3);
    other.set(4);
    assertThat(text()).contains("hub_open{protocol=\"rwci\"} 7.0");

    one.close();
    one.close();
    assertThat(text()).contains("hub_open{protocol=\"rwci\"} 4.0");
  }

  @Test
  @DisplayName("A reading is shown once it was told, not before")
  void reading_isShownWhenTold() {
    Reading rooms = meters.reading("hub_rooms", "Rooms.");
    assertThat(text()).doesNotContain("hub_rooms");

    rooms.tell(5);
    assertThat(text()).contains("hub_rooms 5.0");
  }

  @Test
  @DisplayName("Durations fall into the class whose bound they do not exceed, and what is above all bounds counts too")
  void durations_fallIntoTheirClass() {
    Durations taken = meters.durations("hub_taken_seconds", "Taken.");
    taken.record(TimeUnit.MICROSECONDS.toNanos(50));
    taken.record(TimeUnit.MICROSECONDS.toNanos(51));
    taken.record(TimeUnit.MINUTES.toNanos(1));
    taken.record(-1);

    assertThat(text()).contains("# TYPE hub_taken_seconds histogram", "hub_taken_seconds_bucket{le=\"5.0E-5\"} 2",
        "hub_taken_seconds_bucket{le=\"1.0E-4\"} 3", "hub_taken_seconds_bucket{le=\"5.0\"} 3",
        "hub_taken_seconds_bucket{le=\"+Inf\"} 4", "hub_taken_seconds_count 4", "hub_taken_seconds_sum 60.000101");
  }

  @Test
  @DisplayName("A share of durations lies below the bound of the class it ends in")
  void share_isFound() {
    Durations taken = meters.durations("hub_taken_seconds", "Taken.");
    assertThat(Durations.below(0.5, taken.counts())).isZero();
    for (int i = 0; i < 98; i++) {
      taken.record(TimeUnit.MICROSECONDS.toNanos(10));
    }
    taken.record(TimeUnit.MILLISECONDS.toNanos(2));
    taken.record(TimeUnit.MINUTES.toNanos(1));

    assertThat(Durations.below(0.5, taken.counts())).isEqualTo(TimeUnit.MICROSECONDS.toNanos(50));
    assertThat(Durations.below(0.99, taken.counts())).isEqualTo(TimeUnit.MICROSECONDS.toNanos(2_500));
    assertThat(Durations.below(1, taken.counts())).isEqualTo(TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  @DisplayName("A name means one thing: a count cannot be a level as well")
  void nameOfAnotherKind_isRefused() {
    meters.count("hub_calls", "Calls.");
    assertThatThrownBy(() -> meters.level("hub_calls", "Calls.")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("The JVM and its process are among the figures")
  void jvm_isShown() {
    assertThat(text()).contains("jvm_memory_used_bytes{", "jvm_gc_", "jvm_threads_live_threads ", "process_cpu_usage ",
        "process_files_open_files ", "process_files_max_files ", "process_uptime_seconds ");
  }

  private String text() {
    return new Exposition(meters).text();
  }
}

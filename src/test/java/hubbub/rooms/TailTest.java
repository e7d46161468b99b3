package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TailTest {
  private final Tail tail = new Tail(4, 100, 10);

  @Test
  @DisplayName("It is complete after the number it began with, and later after the newest one it dropped")
  void since_movesWithWhatIsDropped() {
    assertThat(tail.since()).isEqualTo(10);
    add(11, 12, 13, 14);
    assertThat(tail.since()).isEqualTo(10);
    add(15);
    assertThat(tail.since()).isEqualTo(11);
    assertThat(seqs(tail.after(11, 10))).containsExactly(12L, 13L, 14L, 15L);
  }

  @Test
  @DisplayName("Long texts make room sooner, even for the newest event")
  void characters_areBounded() {
    add(11, 12);
    tail.add(event(13, "x".repeat(99)));
    assertThat(seqs(tail.after(0, 10))).containsExactly(13L);
    tail.add(event(14, "x".repeat(101)));
    assertThat(tail.after(0, 10)).isEmpty();
    assertThat(tail.since()).isEqualTo(14);
    add(15);
    assertThat(seqs(tail.after(14, 10))).containsExactly(15L);
  }

  @Test
  @DisplayName("Pages are cut at the far end: after keeps the oldest, before the newest")
  void pages_areCut() {
    add(11, 12, 13, 14);
    assertThat(seqs(tail.after(11, 2))).containsExactly(12L, 13L);
    assertThat(seqs(tail.before(14, 2))).containsExactly(12L, 13L);
    assertThat(seqs(tail.before(Long.MAX_VALUE, 2))).containsExactly(13L, 14L);
    assertThat(tail.after(14, 2)).isEmpty();
    assertThat(tail.before(11, 2)).isEmpty();
  }

  @Test
  @DisplayName("What is trimmed from the log is forgotten here too")
  void forget_dropsTheOldest() {
    add(11, 12, 13);
    tail.forget(12);
    assertThat(tail.since()).isEqualTo(12);
    assertThat(seqs(tail.after(0, 10))).containsExactly(13L);
    tail.forget(20);
    assertThat(tail.since()).isEqualTo(20);
  }

  private void add(long... seqs) {
    for (long seq : seqs) {
      tail.add(event(seq, "text"));
    }
  }

  private static RoomEvent event(long seq, String text) {
    return new RoomEvent("den", "e", seq, 0, Kind.SAID, "ann", text);
  }

  private static List<Long> seqs(List<RoomEvent> events) {
    return events.stream().map(RoomEvent::seq).toList();
  }
}

package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.StageEnded;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RingTest {
  private final Ring ring = new Ring(7, 65_536);
  private final Heard heard = new Heard();

  @Test
  @DisplayName("What was added is read in order, with outlets and events in their places")
  void added_readInOrder() {
    out(Outlet.STDOUT, 0, "one");
    out(Outlet.STDOUT, 0, "two");
    out(Outlet.PIPE, 1, "three");
    event(1);
    out(Outlet.STDERR, 0, "four");

    Ring.Place place = ring.place(0);
    heard.read(place, 1_000);
    assertThat(heard.said).containsExactly("STDOUT onetwo", "PIPE1 three", "event 1", "STDERR four");
    assertThat(place.atEnd()).isTrue();
    out(Outlet.STDERR, 0, "five");
    assertThat(place.atEnd()).isFalse();
    heard.read(place, 1_000);
    assertThat(heard.said).last().isEqualTo("STDERR five");
  }

  @Test
  @DisplayName("Nothing is read beyond the room there is; events need none")
  void room_isKept() {
    out(Outlet.STDOUT, 0, "abcdef");
    event(1);
    Ring.Place place = ring.place(0);

    heard.read(place, 4);
    assertThat(heard.said).containsExactly("STDOUT abcd");
    heard.read(place, 0);
    assertThat(heard.said).hasSize(1);
    heard.read(place, 2);
    assertThat(heard.said).containsExactly("STDOUT abcd", "STDOUT ef", "event 1");
  }

  @Test
  @DisplayName("A place behind so many bytes goes on there, and hears the events that stand just there")
  void place_goesOn() {
    out(Outlet.STDOUT, 0, "abc");
    event(1);
    out(Outlet.STDOUT, 0, "def");
    event(2);

    heard.read(ring.place(2), 1_000);
    assertThat(heard.said).containsExactly("STDOUT c", "event 1", "STDOUT def", "event 2");
    heard.said.clear();
    heard.read(ring.place(3), 1_000);
    assertThat(heard.said).containsExactly("event 1", "STDOUT def", "event 2");
    heard.said.clear();
    heard.read(ring.place(1_000), 1_000);
    assertThat(heard.said).containsExactly("event 2");
  }

  @Test
  @DisplayName("A place at the end hears what comes next, whether that makes the last piece grow or begins another")
  void placeAtEnd_goesOn() {
    out(Outlet.STDOUT, 0, "abc");
    Ring.Place place = ring.place(3);
    assertThat(place.atEnd()).isTrue();
    out(Outlet.STDOUT, 0, "def");
    out(Outlet.STDERR, 0, "ghi");
    heard.read(place, 1_000);
    assertThat(heard.said).containsExactly("STDOUT def", "STDERR ghi");

    event(1);
    Ring.Place behind = ring.place(9);
    heard.said.clear();
    out(Outlet.STDOUT, 0, "jkl");
    heard.read(behind, 1_000);
    assertThat(heard.said).containsExactly("event 1", "STDOUT jkl");
  }

  @Test
  @DisplayName("Beyond its limit the oldest is dropped, and who has not read that is told how much")
  void limit_dropsTheOldest() {
    Ring.Place slow = ring.place(0);
    for (int i = 0; i < 100; i++) {
      out(i % 2 == 0 ? Outlet.STDOUT : Outlet.STDERR, 0, "%04d".formatted(i).repeat(1_000));
    }

    assertThat(ring.end()).isEqualTo(400_000);
    assertThat(ring.size()).isLessThanOrEqualTo(65_536).isGreaterThan(60_000);
    assertThat(slow.skip()).isEqualTo(ring.first()).isEqualTo(400_000 - ring.size());
    assertThat(slow.skip()).isZero();
    heard.read(slow, Long.MAX_VALUE);
    assertThat(heard.bytes()).isEqualTo(ring.size());
    assertThat(heard.said).first().asString().startsWith("STDOUT 0084");
  }

  @Test
  @DisplayName("Single bytes of ever another outlet take bounded memory: many pieces are too many as well")
  void tinyPieces_bounded() {
    for (int i = 0; i < 60_000; i++) {
      out(i % 2 == 0 ? Outlet.STDOUT : Outlet.STDERR, 0, "x");
    }

    assertThat(ring.size()).isLessThanOrEqualTo(16_384);
    Ring.Place place = ring.place(0);
    assertThat(place.skip()).isEqualTo(60_000 - ring.size());
  }

  @Test
  @DisplayName("Read in any portions, from any place, the bytes are those that were added")
  void anyPortions_sameBytes() {
    Random random = new Random(4);
    StringBuilder all = new StringBuilder();
    Ring.Place follower = ring.place(0);
    for (int i = 0; i < 2_000; i++) {
      String text = Integer.toString(i).repeat(random.nextInt(4));
      out(random.nextInt(3) == 0 ? Outlet.STDERR : Outlet.STDOUT, 0, text);
      all.append(text);
      heard.read(follower, random.nextInt(12));
    }
    heard.read(follower, Long.MAX_VALUE);
    assertThat(heard.text()).isEqualTo(all.toString());
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(all.length());
      heard.said.clear();
      heard.read(ring.place(from), Long.MAX_VALUE);
      assertThat(heard.text()).isEqualTo(all.substring(from));
    }
    Ring.Place late = ring.place(all.length());
    heard.said.clear();
    IntStream.range(0, 3_000).forEach(i -> out(Outlet.STDOUT, 0, "ab"));
    heard.read(late, Long.MAX_VALUE);
    assertThat(heard.text()).isEqualTo("ab".repeat(3_000));
  }

  private void out(Outlet outlet, int location, String text) {
    ring.add(new Chunk(7, outlet, location, Buffer.buffer(text)).toBuffer());
  }

  private void event(int status) {
    ring.add(new TerminalEvent(TerminalEvent.Kind.STAGE, new StageEnded(7, 0, status).toJson()));
  }

  /** What is read. */
  private static final class Heard implements Ring.Reader {
    private final List<String> said = new ArrayList<>();
    private long left;

    private void read(Ring.Place place, long room) {
      left = room;
      while (place.read(left, this)) {
        assertThat(left).isNotNegative();
      }
    }

    @Override
    public void bytes(Buffer buffer, int length) {
      Chunk chunk = Chunk.from(buffer);
      assertThat(chunk.serverId()).isEqualTo(7);
      assertThat(chunk.bytes().length()).isEqualTo(length);
      left -= length;
      said.add(chunk.outlet() + (chunk.outlet().ofPipe() ? "" + chunk.location() : "") + " " + chunk.bytes());
    }

    @Override
    public void event(TerminalEvent event) {
      said.add("event " + event.body().getInteger("status"));
    }

    private String text() {
      return String.join("", said.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
    }

    private long bytes() {
      return text().length();
    }
  }
}

package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FramesTest {
  private final List<String> packets = new ArrayList<>();

  @RepeatedTest(20)
  @DisplayName("However the bytes are cut, the packets are the same")
  void cuts_doNotMatter() {
    Random random = new Random();
    List<String> sent = IntStream.range(0, 50).mapToObj(i -> "\u00e9".repeat(random.nextInt(30)) + i).toList();
    Buffer all = Buffer.buffer(sent.stream().map(one -> one + '\4').collect(Collectors.joining()));
    Frames frames = new Frames(64);

    for (int at = 0; at < all.length();) {
      int end = Math.min(all.length(), at + 1 + random.nextInt(100));
      assertThat(frames.read(all.slice(at, end), this::add)).isTrue();
      at = end;
    }
    assertThat(packets).isEqualTo(sent);
  }

  @Test
  @DisplayName("A packet of as many bytes as allowed is read, a longer one never, whether its end has come or not")
  void length_isBounded() {
    assertThat(new Frames(4).read(Buffer.buffer("abcd\4"), this::add)).isTrue();
    assertThat(packets).containsExactly("abcd");
    assertThat(new Frames(4).read(Buffer.buffer("abcde\4"), this::add)).isFalse();
    assertThat(new Frames(4).read(Buffer.buffer("abcde"), this::add)).isFalse();
    Frames torn = new Frames(4);
    assertThat(torn.read(Buffer.buffer("abc"), this::add)).isTrue();
    assertThat(torn.read(Buffer.buffer("de\4"), this::add)).isFalse();
    assertThat(packets).hasSize(1);
  }

  @Test
  @DisplayName("A taker that wants no more gets no more, and the bound can be changed behind the first packet")
  void taker_decides() {
    Frames frames = new Frames(4);
    frames.read(Buffer.buffer("a\4b\4"), packet -> !add(packet));
    assertThat(packets).containsExactly("a");
    Frames growing = new Frames(4);
    assertThat(growing.read(Buffer.buffer("ab\4cdefgh\4"), packet -> {
      growing.most(6);
      return add(packet);
    })).isTrue();
    assertThat(packets).containsExactly("a", "ab", "cdefgh");
  }

  @Test
  @DisplayName("What goes to a console ends with the mark")
  void framed_endsWithMark() {
    assertThat(Frames.framed("{}").getBytes()).containsExactly('{', '}', 4);
  }

  private boolean add(Buffer packet) {
    return packets.add(packet.toString());
  }
}

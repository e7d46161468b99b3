package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressedFramingTest {
  private static final String A = "{\"type\":\"message\",\"data\":{\"message\":\"hello\"}}";
  private static final String B = "{\"type\":\"command\"}";
  private static final String CORRUPT = "The package is not compressed as the first one was.";

  private record Way(String name, Form form, UnaryOperator<byte[]> pack, int checksumFromEnd) {
    byte[] of(String text) {
      return pack.apply(Pieces.utf8(text));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(new Way("zlib", Form.ZLIB, Pieces::zlib, 1), new Way("gzip", Form.GZIP, Pieces::gzip, 5));
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("Streams are found glued, spaced and torn anywhere")
  void streams_areFoundWhereverTheyAreCut(Way way) {
    assertThat(Pieces.of(Pieces.join(way.of(A), way.of(B), way.of(A)))).containsExactly(A, B, A);
    assertThat(Pieces.of(Pieces.join(way.of(A + "\n"), Pieces.utf8("\r\n"), way.of(B)))).containsExactly(A, B);
    assertThat(new Pieces().feed(way.of(A)).reader.form()).isEqualTo(way.form);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("A package of the longest length is read; one byte more is too large, and the next is read")
  void limit_isExact(Way way) {
    String longest = "{\"type\":\"" + "x".repeat(Pieces.LIMIT - 11) + "\"}";

    assertThat(Pieces.of(Pieces.join(way.of(longest), way.of(B)))).containsExactly(longest, B);
    assertThat(Pieces.of(Pieces.join(way.of(longest + " "), way.of(B))))
        .containsExactly("The package is too large.", B);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("The packed length counts as well")
  void packedLength_isBounded(Way way) {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);

    assertThat(Pieces.of(Pieces.join(way.pack.apply(noise), way.of(B)), 1_000))
        .containsExactly("The package is too large.", B);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("A bomb is told once, counted on, kept nowhere, and left behind at its end")
  void bomb_isSkippedWithoutBeingKept(Way way) {
    byte[] bomb = way.pack.apply(new byte[100_000_000]);
    Pieces pieces = new Pieces();
    for (int at = 0; at < bomb.length; at += 8_192) {
      pieces.feed(Arrays.copyOfRange(bomb, at, Math.min(bomb.length, at + 8_192)));
    }
    pieces.feed(way.of(B));

    assertThat(bomb.length).isLessThan(120_000);
    assertThat(pieces.mostHeld).isLessThanOrEqualTo(Pieces.LIMIT);
    assertThat(pieces.found.getFirst()).isEqualTo("The package is too large.");
    assertThat(pieces.found.stream().filter("flood"::equals).count()).isBetween(90L, 96L);
    assertThat(pieces.found.getLast()).isEqualTo(B);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("A wrong checksum makes a package void, once; the next is read")
  void wrongChecksum_isTold(Way way) {
    byte[] wrong = way.of(A);
    wrong[wrong.length - way.checksumFromEnd] ^= 1;

    assertThat(Pieces.of(Pieces.join(way.of(B), wrong, way.of(B)))).startsWith(B, CORRUPT).endsWith(B);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("Damage anywhere is told at most once, and never kills the stream for good")
  void damage_isLeftBehind(Way way) {
    byte[] good = way.of(A);
    for (int at = 0; at < good.length; at++) {
      byte[] damaged = good.clone();
      damaged[at] ^= 0x55;
      var found = Pieces.of(Pieces.join(way.of(B), damaged, way.of(B), way.of(B), way.of(B)));

      assertThat(found).as("damaged at " + at).startsWith(B).endsWith(B);
      assertThat(found.stream().filter(CORRUPT::equals).count()).as("damaged at " + at).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("What is not compressed after the first package is told and passed over")
  void plainBetween_isTold(Way way) {
    assertThat(Pieces.of(Pieces.join(way.of(A), Pieces.utf8(B), way.of(A)))).containsExactly(A, CORRUPT, A);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("A stream holds one whole package")
  void content_isOnePackage(Way way) {
    assertThat(Pieces.of(Pieces.join(way.of(A + B), way.of(A)))).containsExactly(
        "A compressed stream holds one package.", A);
    assertThat(Pieces.of(Pieces.join(way.of("{\"type\":"), way.of(A)))).containsExactly(
        "The package is not complete.", A);
    assertThat(Pieces.of(Pieces.join(way.of(""), way.of(A)))).containsExactly("The package is not complete.", A);
    assertThat(Pieces.of(Pieces.join(way.of("hello"), way.of(A)))).containsExactly("A package is a JSON object.", A);
  }

  @Test
  @DisplayName("A gzip header may hold extra fields, a name, a comment and a checksum")
  void gzipHeader_mayHoldMore() {
    byte[] plain = Pieces.gzip(Pieces.utf8(A));
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    byte[] header = HexFormat.of().parseHex("1f8b081f000000000003" + "0300616263" + "6e616d6500" + "636f00" + "abcd");

    assertThat(Pieces.of(Pieces.join(header, body, plain))).containsExactly(A, A);
    byte[] noExtra = HexFormat.of().parseHex("1f8b0804000000000003" + "0000");
    assertThat(Pieces.of(Pieces.join(noExtra, body, plain))).containsExactly(A, A);
  }
}

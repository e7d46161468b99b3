package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlainFramingTest {
  private static final String A =
      "{\"type\":\"message\",\"data\":{\"message\":\"h\u00e9 \\\"\\u00e9\\\\ \ud83d\ude00 {}\"}}";
  private static final String B = "{\"type\":\"command\",\"data\":{\"command\":\"leave\",\"parameters\":null}}";
  private static final String INVALID = "The package is no valid JSON.";

  @Test
  @DisplayName("Packages are found whether glued, spaced or ended by newlines, and wherever the network cuts them")
  void packages_areFoundWhereverTheyAreCut() {
    List<String> both = List.of(json(A), B);

    assertThat(Pieces.of(A + B)).isEqualTo(both);
    assertThat(Pieces.of(A + "\n" + B + "\n")).isEqualTo(both);
    assertThat(Pieces.of("\r\n " + A + "\t\r\n" + B)).isEqualTo(both);
    assertThat(Pieces.of("{\n  \"type\": [1, -2.5e+3, true, {}],\n  \"data\": []\n}" + A))
        .containsExactly("{\"type\":[1,-2500.0,true,{}],\"data\":[]}", json(A));
  }

  @Test
  @DisplayName("What is broken is told once, and the package glued to it is read")
  void broken_isToldOnceAndLeftBehind() {
    assertThat(Pieces.of("{bad:1,\"x\":{\"y\":2}}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":tru}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":[1}}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":\"\\x\"}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":\"tab\tin it}\"}" + B)).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"a\":\"\\u12g4\"}" + B)).containsExactly(INVALID, B);
  }

  @Test
  @DisplayName("A package whose end is missing costs itself only")
  void missingEnd_costsThatPackageOnly() {
    assertThat(Pieces.of("{\"type\":\"message\",\"data\":{\"message\":\"hi\"}" + B + B)).containsExactly(INVALID, B, B);
    assertThat(Pieces.of("{\"type\":\"message\",\"data\":{\"message\":\"hi}}" + B + B)).containsExactly(INVALID, B, B);
    assertThat(Pieces.of("{\"type\":\"message\",\"da\n" + B + "\n")).containsExactly(INVALID, B);
    assertThat(Pieces.of("{\"type\" : 12 { \"type\" :1}")).containsExactly(INVALID, "{\"type\":1}");
  }

  @Test
  @DisplayName("What stands between packages and is none is told once a line")
  void garbage_isToldOnce() {
    String none = "A package is a JSON object.";

    assertThat(Pieces.of("hello world" + B)).containsExactly(none, B);
    assertThat(Pieces.of("GET / HTTP/1.1\r\n" + B)).containsExactly(none, B);
    assertThat(Pieces.of("[" + B + ",\n" + B)).containsExactly(none, B, none, B);
    assertThat(Pieces.of("one\ntwo\n" + B)).containsExactly(none, none, B);
  }

  @Test
  @DisplayName("Text that is not valid UTF-8 is told, inside and outside of strings")
  void invalidUtf8_isTold() {
    byte[] before = Pieces.utf8("{\"type\":\"");
    byte[] after = Pieces.utf8("\"}" + B);

    assertThat(Pieces.of(Pieces.join(before, new byte[] {(byte) 0xc3}, after)))
        .containsExactly("The package is not valid UTF-8.", B);
    assertThat(Pieces.of(Pieces.join(before, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, after)))
        .containsExactly("The package is not valid UTF-8.", B);
    assertThat(Pieces.of(Pieces.join(Pieces.utf8("{"), new byte[] {(byte) 0xff, 0}, Pieces.utf8("}" + B))))
        .containsExactly(INVALID, B);
  }

  @Test
  @DisplayName("A package nested 10,000 deep is told once and skipped to its end, or to the next line")
  void deepNesting_isSkipped() {
    String deep = "{\"data\":".repeat(10_000) + "1" + "}".repeat(10_000);

    assertThat(Pieces.of(deep + B)).containsExactly("The package is nested too deeply.", B);
    assertThat(Pieces.of("{\"a\":" + "[".repeat(10_000) + "\n" + B + "\n"))
        .containsExactly("The package is nested too deeply.", B);
    assertThat(Pieces.of("{\"a\":" + "[".repeat(Grammar.MAX_DEPTH - 1) + "]".repeat(Grammar.MAX_DEPTH - 1) + "}"))
        .hasSize(1).first().asString().startsWith("{");
  }

  @Test
  @DisplayName("A package of the longest length is read; one byte more is too large, and the next is read")
  void limit_isExact() {
    String longest = "{\"type\":\"" + "x".repeat(Pieces.LIMIT - 11) + "\"}";

    for (int chunk : new int[] {1_000, Pieces.LIMIT, 1_000_000}) {
      assertThat(Pieces.of(Pieces.utf8(longest + B), chunk)).containsExactly(longest, B);
      assertThat(Pieces.of(Pieces.utf8(longest.replace("x\"", "xx\"") + B), chunk))
          .containsExactly("The package is too large.", B);
      assertThat(Pieces.of(Pieces.utf8("{" + " ".repeat(200_000) + "\"a\":\"{\\\"}\"}" + B), chunk))
          .containsExactly("The package is too large.", B);
    }
  }

  @Test
  @DisplayName("100 MB without an end are told once, counted on, and need no memory")
  void endless_needsNoMemory() {
    Pieces pieces = new Pieces().feed(Pieces.utf8("{\"type\":\""));
    byte[] more = new byte[1_000_000];
    Arrays.fill(more, (byte) 'x');
    for (int i = 0; i < 100; i++) {
      pieces.feed(more);
    }
    pieces.feed(Pieces.utf8("\"}" + B));

    assertThat(pieces.mostHeld).isLessThanOrEqualTo(Pieces.LIMIT);
    assertThat(pieces.found.getFirst()).isEqualTo("The package is too large.");
    assertThat(pieces.found.stream().filter("flood"::equals).count()).isBetween(90L, 96L);
    assertThat(pieces.found.getLast()).isEqualTo(B);
  }

  @Test
  @DisplayName("Random bytes never stop the reader: after a newline the next package is read")
  void randomBytes_areSurvived() {
    Random random = new Random(3_000);
    for (int round = 0; round < 500; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      byte[] bytes = Pieces.join(Pieces.utf8(B), noise, Pieces.utf8("\n" + B));

      assertThat(Pieces.of(bytes, 1 + random.nextInt(50))).startsWith(B).endsWith(B);
    }
  }

  @Test
  @DisplayName("Damage anywhere in a package never costs the line after it")
  void damage_neverCostsTheNextLine() {
    Random random = new Random(9_000);
    for (int at = 0; at < A.length(); at++) {
      String damaged = A.substring(0, at) + "{}[]\",:x\\".charAt(random.nextInt(9)) + A.substring(at + 1);

      assertThat(Pieces.of(damaged + "\n" + B + "\n")).as(damaged).endsWith(B);
    }
  }

  @Test
  @DisplayName("The form is plain until a newline stands outside of a package")
  void form_followsTheNewline() {
    Pieces pieces = new Pieces();
    assertThat(pieces.feed(Pieces.utf8("{\"type\":\n1}" + B)).reader.form()).isEqualTo(Form.RAW);
    assertThat(pieces.feed(Pieces.utf8("\n")).reader.form()).isEqualTo(Form.NEWLINE);
  }

  private static String json(String text) {
    return new JsonObject(text).encode();
  }
}

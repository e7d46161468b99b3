package hubbub.bridge.protocol.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a command writes")
class RenderingTest {
  private static final String MIXED = "a<b>&\"c'\\\r\nü€😀\r\n\rx\u001b[1;31mred\u001b[0m \u001b]0;title\u0007t"
      + "\u001b[?25l\u001b(B\u001b[38;5;208mo\u001b[48;2;1;2;3mp\u001b[7mq\n\u001b[mend\r";

  @ParameterizedTest
  @CsvSource(textBlock = """
      a<b>&c,             a&lt;b&gt;&amp;c
      "say \\"",          "say \\""
      one\\ntwo\\r\\nx,   one<br>two<br>x
      a\\rb,              a\\rb
      tab\\tbell\\u0007,  tab\\tbell
      ü€😀,               ü€😀
      \\u001b[1mB\\u001b[22mn, <span style="font-weight:bold">B</span>n
      \\u001b[31;4mx,     <span style="color:#cd3131;text-decoration:underline">x</span>
      \\u001b[97;44mx\\u001b[39;49my, <span style="color:#ffffff;background-color:#2472c8">x</span>y
      \\u001b[38;5;196mx, <span style="color:#ff0000">x</span>
      \\u001b[38;5;244mx, <span style="color:#808080">x</span>
      \\u001b[48;2;1;2;255mx, <span style="background-color:#0102ff">x</span>
      \\u001b[7mx,        <span style="color:#ffffff;background-color:#000000">x</span>
      \\u001b[31m\\u001b[0mx, x
      \\u001b[2J\\u001b[?25l\\u001b[>4;1mx\\u001b[10;20H, x
      \\u001b]0;name\\u0007a\\u001b]8;;u\\u001b\\\\b\\u001bPq\\u001b\\\\c, abc
      \\u001b(0x\\u001b=y\\u001b7z, xyz
      \\u001b[31\\nx,     <br>x
      """, delimiter = ',', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`')
  void html_isEscapedAndColoured(String written, String shown) {
    assertThat(Rendered.whole(new Rendering(Markup.HTML), unescaped(written))).isEqualTo(unescaped(shown));
  }

  @Test
  void text_isAsItWasWithoutEscapeSequences() {
    assertThat(Rendered.whole(new Rendering(Markup.TEXT), "a<b>&\"\\\t\u0000\u0007\r\nü\u001b[31mred\u001b[0m\n"))
        .isEqualTo("a<b>&\"\\\t\u0000\u0007\r\nüred\n");
  }

  @Test
  void everyByte_readsAsJavaReadsIt() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        // High bytes mostly, so that sequences come about; none that begins an escape sequence. Of half a surrogate
        // pair Java makes one U+FFFD, browsers three.
        bytes[at] |= (byte) (random.nextInt(4) > 0 ? 0x80 : 0);
        bytes[at] = bytes[at] == 0x1b || bytes[at] == (byte) 0xed ? (byte) 0xc3 : bytes[at];
      }
      assertThat(joined(Rendered.pieces(new Rendering(Markup.TEXT), bytes)))
          .as("%s", Arrays.toString(bytes)).isEqualTo(new String(bytes, UTF_8));
      assertThat(cut(Markup.TEXT, bytes, 1)).isEqualTo(new String(bytes, UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTML", "TEXT"})
  void tornAnywhere_isTheSame(Markup markup) {
    byte[] bytes = MIXED.getBytes(UTF_8);
    String whole = joined(Rendered.pieces(new Rendering(markup), bytes));
    for (int at = 0; at <= bytes.length; at++) {
      List<String> pieces = Rendered.pieces(new Rendering(markup),
          Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
      assertThat(joined(pieces)).as("cut at %d", at).isEqualTo(whole);
      pieces.forEach(RenderingTest::assertBalanced);
    }
    assertThat(cut(markup, bytes, 1)).isEqualTo(whole);
    assertThat(cut(markup, bytes, 3)).isEqualTo(whole);
  }

  @Test
  void colours_lastIntoTheNextFragment() {
    List<String> pieces = Rendered.pieces(new Rendering(Markup.HTML),
        "\u001b[32mone".getBytes(UTF_8), "two\u001b[0m".getBytes(UTF_8), "three".getBytes(UTF_8));
    assertThat(pieces).containsExactly("<span style=\"color:#0b8a00\">one</span>",
        "<span style=\"color:#0b8a00\">two</span>", "three", "");
  }

  @Test
  void sequenceWithoutEnd_swallowsNoMoreThanAScreen() {
    String text = Rendered.whole(new Rendering(Markup.HTML), "\u001b]0;" + "x".repeat(10_000));
    assertThat(text).hasSizeBetween(5_000, 6_000).matches("x+");
  }

  private static String cut(Markup markup, byte[] bytes, int size) {
    byte[][] pieces = new byte[(bytes.length + size - 1) / size][];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = Arrays.copyOfRange(bytes, i * size, Math.min(bytes.length, (i + 1) * size));
    }
    return joined(Rendered.pieces(new Rendering(markup), pieces));
  }

  // A span that ends in one fragment and begins again in the next looks like one.
  private static String joined(List<String> fragments) {
    String all = String.join("", fragments);
    String before = "";
    while (!before.equals(all)) {
      before = all;
      all = all.replaceAll("(<span [^>]*>)((?:(?!</?span)[\\s\\S])*)</span>\\1", "$1$2");
    }
    return all;
  }

  private static void assertBalanced(String fragment) {
    assertThat(fragment.split("<span ", -1)).hasSameSizeAs(fragment.split("</span>", -1));
  }

  private static String unescaped(String text) {
    String json = text.replace("\"", "\\\"").replace("\\\\\"", "\\\"");
    return new JsonArray("[\"" + json + "\"]").getString(0);
  }
}

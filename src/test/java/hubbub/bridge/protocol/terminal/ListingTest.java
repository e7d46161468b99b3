package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The names that ls writes")
class ListingTest {
  @Test
  void columns_areLinks() {
    assertThat(shown("ls", "notes.txt  sub\tx&y\n"))
        .isEqualTo(link("/home/ann/notes.txt", "notes.txt") + "  " + link("/home/ann/sub", "sub") + "\t"
            + link("/home/ann/x%26y", "x&amp;y") + "<br>");
  }

  @Test
  void picture_isShown() {
    assertThat(shown("ls -1", "Bui.PNG\n")).isEqualTo("<a href=\"/file/home/ann/Bui.PNG\">"
        + "<img src=\"/file/home/ann/Bui.PNG\" alt=\"\">Bui.PNG</a><br>");
  }

  @Test
  void quotedNames_areRead() {
    assertThat(shown("ls", " plain    'a  b'  \"it's\"  'x'$'\\n\\303\\274''y'\n")).isEqualTo(" "
        + link("/home/ann/plain", "plain") + "    " + link("/home/ann/a%20%20b", "'a  b'") + "  "
        + link("/home/ann/it%27s", "\"it's\"") + "  " + link("/home/ann/x%0A%C3%BCy", "'x'$'\\n\\303\\274''y'")
        + "<br>");
  }

  @Test
  void unquotedName_withASpaceOrAnUmlaut() {
    assertThat(shown("ls", "a b  ü\n"))
        .isEqualTo(link("/home/ann/a%20b", "a b") + "  " + link("/home/ann/%C3%BC", "ü") + "<br>");
  }

  @Test
  void details_standBeforeTheName() {
    assertThat(shown("ls -la", "total 12\ndrwx------ 2 ann ann 4096 Nov 21 12:00 .\n"
        + "-rw------- 1 ann ann   12 Nov  1  2025 a b.txt\n"
        + "lrwxrwxrwx 1 ann ann    5 2026-11-21 12:00 to -> a b.txt\n"))
        .isEqualTo("total 12<br>drwx------ 2 ann ann 4096 Nov 21 12:00 .<br>"
            + "-rw------- 1 ann ann   12 Nov  1  2025 " + link("/home/ann/a%20b.txt", "a b.txt") + "<br>"
            + "lrwxrwxrwx 1 ann ann    5 2026-11-21 12:00 " + link("/home/ann/to", "to")
            + " -&gt; a b.txt<br>");
  }

  @Test
  void folder_isBeforeItsNames() {
    assertThat(shown("ls sub", "x\n")).isEqualTo(link("/home/ann/sub/x", "x") + "<br>");
    assertThat(shown("ls /etc/", "hosts\n")).isEqualTo(link("/etc/hosts", "hosts") + "<br>");
    assertThat(shown("ls ../bob", "x\n")).isEqualTo(link("/home/bob/x", "x") + "<br>");
    assertThat(shown("ls sub/x", "sub/x\n")).isEqualTo(link("/home/ann/sub/x", "sub/x") + "<br>");
    assertThat(shown("ls -d sub", "sub\n")).isEqualTo(link("/home/ann/sub", "sub") + "<br>");
    assertThat(shown("ls *.c", "x.c\n")).isEqualTo(link("/home/ann/x.c", "x.c") + "<br>");
  }

  @Test
  void headings_tellTheFolder() {
    assertThat(shown("ls one f 'two three'", "f\n\none:\nx\n\n'two three':\ny\n"))
        .isEqualTo(link("/home/ann/f", "f") + "<br><br>one:<br>" + link("/home/ann/one/x", "x")
            + "<br><br>'two three':<br>" + link("/home/ann/two%20three/y", "y") + "<br>");
    assertThat(shown("ls -R", ".:\nsub\n\n./sub:\nz\n"))
        .isEqualTo(".:<br>" + link("/home/ann/sub", "sub") + "<br><br>./sub:<br>" + link("/home/ann/sub/z", "z")
            + "<br>");
  }

  @Test
  void marksAndColours_areNotOfTheName() {
    assertThat(shown("ls -F --color=always", "\u001b[0m\u001b[01;34msub\u001b[0m/  run*\n"))
        .isEqualTo(link("/home/ann/sub", "sub") + "/  " + link("/home/ann/run", "run") + "*<br>");
  }

  @Test
  void endWithoutALineEnd_isTold() {
    assertThat(shown("ls", "last")).isEqualTo(link("/home/ann/last", "last"));
  }

  @Test
  void endlessLine_isOrdinaryText() {
    assertThat(shown("ls", "x".repeat(200_000) + "\ny\n")).isEqualTo("x".repeat(200_000) + "<br>y<br>");
  }

  @Test
  void hostileNames_becomeNoMarkup() {
    assertThat(shown("ls", "\"><img src=x onerror=alert(1)>\n"))
        .doesNotContain("<img").contains("href=\"/file/home/ann/%22%3E%3Cimg%20src%3Dx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls | grep x", "ls; rm x", "ls $HOME", "ls ~", "ls -i", "ls --time-style=+%s", "lsof",
      "echo ls", "ls > x", "ls 'open", "ls `pwd`", "ls -m", "", "ls &", "ls \"$x\""})
  void otherCommands_haveNoLinks(String command) {
    assertThat(ListCommand.of(command)).isEmpty();
  }

  private static String shown(String command, String output) {
    return Rendered.whole(new Listing(ListCommand.of(command).orElseThrow(), new Links("/home/ann")), output);
  }

  private static String link(String path, String shown) {
    return "<a href=\"/file" + path + "\">" + shown + "</a>";
  }
}

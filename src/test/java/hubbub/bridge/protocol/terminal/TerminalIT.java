package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Commands of the web terminal, over real sockets and with real programs")
class TerminalIT extends WizardAtTerminal {
  @Test
  void output_comesAsHtmlUnlessTextIsWanted() {
    long html = ann.run("printf '<b>\\n\\033[31mred\\033[0m'; echo problem >&2",
        new JsonObject().put("format", "html"));
    JsonObject last = ann.whole(html);
    assertThat(last.getJsonObject("output").getString("stdout"))
        .isEqualTo("&lt;b&gt;<br><span style=\"color:#cd3131\">red</span>");
    assertThat(last.getJsonObject("output").getString("stderr")).isEqualTo("problem<br>");
    assertThat(last.getInteger("exitCode")).isZero();
    assertThat(last.getString("begin")).endsWith("Z");
    assertThat(last.getString("end")).isGreaterThanOrEqualTo(last.getString("begin"));
    assertThat(said("printf '<b>\\n\\033[31mred\\033[0m'")).isEqualTo("<b>\nred");
  }

  @Test
  void directoryAndVariables_holdForTheNext() {
    assertThat(said("mkdir sub; cd sub; export X=7; (exit 3)")).isEmpty();
    assertThat(said("echo $X; basename \"$PWD\"")).isEqualTo("7\nsub\n");
    assertThat(ann.whole("false").getInteger("exitCode")).isEqualTo(1);
  }

  @Test
  void programs_seeATerminal() {
    assertThat(said("test -t 0 && test -t 1 && echo yes")).isEqualTo("yes\n");
  }

  @Test
  void cat_isFedByUpdates() {
    long cat = ann.run("cat");
    ann.type(cat, "one\n");
    assertThat(ann.until(cat, "one\n")).isEqualTo("one\n");
    ann.type(cat, "zwei ü\n").update(cat, "stdin", new JsonObject().put("input", "").put("end", true));
    JsonObject last = ann.whole(cat);
    assertThat(last.getJsonObject("output").getString("stdout")).isEqualTo("zwei ü\n");
    assertThat(last.getInteger("exitCode")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"15, 15", "TERM, 15", "SIGKILL, 9"})
  void sleep_isEndedBySignal(String signal, int number) {
    long sleep = ann.run("exec sleep 100");
    Object sent = signal.matches("\\d+") ? Integer.valueOf(signal) : signal;
    ann.update(sleep, "signal", new JsonObject().put("signal", sent));
    JsonObject last = ann.whole(sleep);
    assertThat(last.getInteger("signal", last.getInteger("exitCode", 0) - 128)).isEqualTo(number);
  }

  @Test
  void resize_isSeen() {
    long shell = ann.run("read x; stty size; read x; stty size");
    ann.update(shell, "resize", new JsonObject().put("cols", 132).put("rows", 43)).type(shell, "\n");
    assertThat(ann.until(shell, "\n")).isEqualTo("43 132\n");
    ann.update(shell, "resize", new JsonObject().put("cols", 20).put("rows", 10)).type(shell, "\n");
    assertThat(ann.whole(shell).getJsonObject("output").getString("combined")).isEqualTo("10 20\n");
  }

  @Test
  void commands_runSideBySide() {
    long first = ann.run("cat");
    long second = ann.run("cat");
    ann.type(second, "two\n").type(first, "one\n");
    ann.until(first, "one\n");
    ann.update(first, "stdin", new JsonObject().put("end", true)).update(second, "stdin",
        new JsonObject().put("end", true));
    Await.until("both end", () -> ann.ended(first) && ann.ended(second));
    assertThat(ann.said(first)).isEqualTo("one\n");
    assertThat(ann.said(second)).isEqualTo("two\n");
  }

  @Test
  void breakpoint_showsWhatPasses() throws IOException {
    Files.createFile(work("a.png"));
    Files.createFile(work("b.txt"));
    long list = ann.run("ls | grep \"png\"", new JsonObject().put("breakpoints", new JsonArray().add(0)));
    Await.until("it ends", () -> ann.ended(list));
    assertThat(ann.passed(list, 0)).isEqualTo("a.png\nb.txt\n");
    assertThat(ann.said(list)).isEqualTo("a.png\n");
    JsonObject last = ann.all("update").getLast();
    assertThat(last.getJsonObject("output").getJsonArray("breakpoints").getJsonObject(0).getInteger("exitCode"))
        .isZero();
  }

  @Test
  void twoBreakpoints_areBoundedAndHarmNothing() {
    long sorted = ann.run("seq 1000000 | sort -rn | head -3",
        new JsonObject().put("breakpoints", new JsonArray().add(0).add(1)));
    Await.until("it ends", () -> ann.ended(sorted));
    assertThat(ann.said(sorted)).isEqualTo("1000000\n999999\n999998\n");
    assertThat(ann.passed(sorted, 0)).startsWith("1\n2\n3\n").hasSize(1 << 20);
    assertThat(ann.passed(sorted, 1)).startsWith("1000000\n999999\n");
  }

  @Test
  void heldBreakpoint_letsNothingPassUntilItIsReleased() {
    long held = ann.run("echo through | cat", new JsonObject().put("breakpoints", new JsonArray().add(0))
        .put("hold", new JsonArray().add(0)));
    long other = ann.run("echo meanwhile");
    assertThat(ann.until(other, "meanwhile")).isEqualTo("meanwhile\n");
    assertThat(ann.said(held)).isEmpty();
    ann.update(held, "release", new JsonObject().put("location", 0));
    Await.until("it ends", () -> ann.ended(held));
    assertThat(ann.said(held)).isEqualTo("through\n");
  }

  @Test
  void binaryAndHugeOutput_isWhole() {
    assertThat(said("printf '\\xff\\xc3\\xa9\\xc3x\\x80'")).isEqualTo("\uFFFDé\uFFFDx\uFFFD");
    assertThat(said("head -c 10000000 /dev/zero | tr '\\0' x")).hasSize(10_000_000).doesNotContain("y");
    assertThat(said("for i in $(seq 1 2000); do printf ü€😀; done")).isEqualTo("ü€😀".repeat(2_000));
  }

  @Test
  void vim_drawsAndWrites() throws IOException {
    long vim = ann.run("vim -u NONE -i NONE note.txt",
        new JsonObject().put("pty", new JsonObject().put("cols", 80).put("rows", 24).put("term", "xterm")));
    ann.drawn(vim, "note.txt");
    ann.typeBinary(vim, "ihello from vim\u001b:wq\r");
    assertThat(ann.whole(vim).getInteger("exitCode")).isZero();
    assertThat(Files.readString(work("note.txt"))).isEqualTo("hello from vim\n");
  }

  @Test
  void less_isPagedAndResized() {
    long less = ann.run("seq 1 500 > long; less long",
        new JsonObject().put("pty", new JsonObject().put("cols", 80).put("rows", 10)));
    ann.drawn(less, "9");
    // Less overhears a new size told while it draws, and throws away what is typed while it hears of one.
    Await.until("less has heard of its new size", () -> {
      ann.update(less, "resize", new JsonObject().put("cols", 80).put("rows", 20));
      ann.update(less, "resize", new JsonObject().put("cols", 80).put("rows", 30));
      return ann.draws(less, "29", Duration.ofSeconds(2));
    });
    ann.typeBinary(less, "G");
    ann.drawn(less, "500");
    ann.typeBinary(less, "q");
    assertThat(ann.whole(less).getInteger("exitCode")).isZero();
  }

  @Test
  void yes_isBoundedByAcknowledgementsAndInterrupted() {
    long yes = ann.run("yes", new JsonObject().put("pty", new JsonObject().put("cols", 80).put("rows", 24)));
    ann.update(yes, "ack", new JsonObject().put("bytes", 0));
    ann.drawn(yes, "y");
    long before = settled();
    assertThat(before).isLessThan(2_000_000);
    ann.update(yes, "ack", new JsonObject().put("bytes", 100_000));
    Await.until("more comes", () -> ann.binaryBytes() > before);
    ann.typeBinary(yes, "\u0003");
    ann.update(yes, "ack", new JsonObject().put("bytes", 10_000_000));
    Await.until("it ends", () -> ann.ended(yes));
  }

  @Test
  void names_areLinksToTheirFiles() throws IOException {
    Files.writeString(work("a b.txt"), "content");
    long list = ann.run("ls", new JsonObject().put("format", "html"));
    String html = ann.whole(list).getJsonObject("output").getString("stdout");
    assertThat(html).containsPattern("<a href=\"/file/[^\"]*a%20b\\.txt\">");
    String path = html.replaceAll("(?s).*<a href=\"([^\"]*)\".*", "$1");
    assertThat(wizards.rest().send("GET", path, "").statusCode()).isEqualTo(401);
    int status = wizards.rest().send("GET", path, "", RestClient.bearer(token)).statusCode();
    // Below the home of whoever runs the test it is served, elsewhere it is not.
    assertThat(status).isEqualTo(work("x").startsWith(System.getProperty("user.home")) ? 200 : 404);
  }

  // What comes until nothing has come for a while.
  private long settled() {
    long[] last = {-1, System.nanoTime()};
    Await.until("the output stops", () -> {
      long now = ann.binaryBytes();
      if (now != last[0]) {
        last[0] = now;
        last[1] = System.nanoTime();
      }
      return System.nanoTime() - last[1] > 500_000_000;
    });
    return last[0];
  }
}

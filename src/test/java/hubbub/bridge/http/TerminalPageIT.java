package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the terminal of the packaged hub in a real browser, where there is one. */
class TerminalPageIT {
  private static final String NEWEST = "#commands > li:first-child ";
  private static final String DRAWN = "const { terminal } = document.querySelector('.screen'); const lines = [];"
      + "for (let i = 0; i < terminal.rows; i++) lines.push(terminal.buffer.active.getLine(i)?.translateToString());"
      + "return lines.join('\\n')";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;

  private Browser browser;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json");
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void signIn() {
    browser = Browser.open(folder);
    browser.go(url("")).sees("#login h2", "Come in").type("#username", "admin")
        .type("#password", PackagedHub.ADMIN_PASSWORD).click("button[value=in]").sees("#status", "Signed in as admin");
    browser.go(url("terminal.html")).sees("#status", "Signed in as admin");
  }

  @AfterEach
  void leave() {
    browser.click("#sessions summary").sees("#session-list", "This session");
    browser.evaluate("[...document.querySelectorAll('#session-list button')].forEach(button => button.click())");
    browser.close();
  }

  @Test
  @DisplayName("A command runs with its output in colour, its input and its end, and a signal ends another")
  void command_runs() {
    run("printf '\\033[31mred\\033[0m <b>\\n'; echo problem >&2; cat");
    shows(".said", "red <b>");
    shows(".said", "problem");
    shows(".how", "running");
    assertThat(browser.evaluate("return document.querySelector('.said span').style.color"))
        .isEqualTo("rgb(205, 49, 49)");
    browser.type(NEWEST + ".feed input", "typed by hand").click(NEWEST + ".feed button");
    shows(".said", "typed by hand");
    browser.screenshot(Path.of("target", "terminal-page.png"));
    browser.click(NEWEST + ".feed button:last-child");
    shows(".how", "exit code 0");
    run("exec sleep 100");
    shows(".how", "running");
    browser.click(NEWEST + ".head button:nth-child(2)");
    shows(".how", "15");
    run("echo \"unfinished");
    shows(".said .bad", "unexpected EOF");
    assertQuiet();
  }

  @Test
  @DisplayName("A click on a pipe shows what passes it")
  void pipe_isClicked() {
    browser.type("#command", "printf 'a.png\\nb.txt\\n' | grep 'png|gif' -E | cat").sees("#pipes", "grep")
        .click("#pipes button:nth-of-type(1)").screenshot(Path.of("target", "terminal-page-pipes.png"));
    assertThat(browser.evaluate("return document.querySelectorAll('#pipes button').length")).isEqualTo(2);
    browser.click("#run button[type=submit]");
    shows(".passed", "At pipe 1, exit status 0");
    shows(".passed .said", "b.txt");
    shows(".how", "exit code 0");
    browser.screenshot(Path.of("target", "terminal-page-breakpoint.png"));
    assertThat(browser.text(NEWEST + "> .said")).isEqualTo("a.png");
    assertQuiet();
  }

  @Test
  @DisplayName("A full screen program draws, is typed to, and is still there when the page is loaded again")
  void screen_isDrawn() {
    browser.click("#screen");
    run("vi -u NONE note.txt || cat");
    shows(".how", "running");
    Await.until("the editor is there", () -> drawn().contains("~"));
    browser.type(".xterm-helper-textarea", "ihello from the page");
    Await.until("it is drawn", () -> drawn().contains("hello from the page"));
    browser.screenshot(Path.of("target", "terminal-page-screen.png"));
    browser.reload().sees("#status", "Signed in as admin");
    Await.until("it is drawn again", () -> drawn().contains("hello from the page"));
    browser.hold("\uE00C", Duration.ofMillis(100)).type(".xterm-helper-textarea", ":q!\n");
    shows(".how", "exit code 0");
    assertQuiet();
  }

  @Test
  @DisplayName("Notes are kept, and on a small screen everything fits")
  void notes_areKept() {
    browser.screen(360, 740, 3);
    browser.click("#notes summary").type("#note", "remember this").sees("#note-state", "Kept.");
    browser.reload().sees("#status", "Signed in as admin").click("#notes summary");
    Await.until("they are there again",
        () -> "remember this".equals(browser.evaluate("return document.querySelector('#note').value")));
    run("seq 1 100 | sort -n | head -3");
    shows(".how", "exit code 0");
    browser.screenshot(Path.of("target", "terminal-page-small.png"));
    assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertQuiet();
  }

  private void run(String command) {
    browser.type("#command", command).click("#run button[type=submit]");
  }

  // What a person sees there of the newest command; it need not be there yet.
  private void shows(String selector, String text) {
    Await.until(selector + " shows: " + text, () -> String.valueOf(browser.evaluate(
        "return document.querySelector('" + NEWEST + selector + "')?.innerText ?? ''")).contains(text));
  }

  private String drawn() {
    return String.valueOf(browser.evaluate("if (!document.querySelector('.screen')?.terminal) return '';" + DRAWN));
  }

  private static String url(String page) {
    return "http://127.0.0.1:" + hub.http() + "/" + page;
  }

  private void assertQuiet() {
    // The first thing a page asks is whether it has a login already; and what draws the screen could be faster.
    assertThat(browser.complaints()).allMatch(line -> line.contains("/api/me/") && line.contains("401")
        || line.contains("willReadFrequently"));
  }
}

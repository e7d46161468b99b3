package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.TcpProxy;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal of the page of the packaged hub in real browsers, where there are any. */
class TerminalPageIT {
  private static final String BLOCKS = "hub-terminal-log:not([hidden]) hub-terminal-block";
  private static final String NEWEST = BLOCKS + ":last-of-type ";
  private static final String COMMAND = "#terminal-command";
  private static final String KEYBOARD = NEWEST + ".xterm-helper-textarea";
  private static final String SHOWN_TAB = "[role=tab][aria-selected=true]";
  private static final String ENTER = "\uE007";
  private static final String ESCAPE = "\uE00C";
  private static final String UP = "\uE013";
  private static final String CTRL = "\uE009";
  private static final String ALT_SHIFT = "\uE00A\uE008";
  private static final String LEFT = "\uE012";
  private static final String NO_KEY = "\uE000";
  private static final String SIGNED_IN = "Signed in as admin";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;
  private static TcpProxy way;
  private static int watchers;

  private final List<Browser> open = new ArrayList<>();
  private Browser browser;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords(),
        "terminal.json", new JsonObject().put("longCommandSeconds", 1)));
    way = TcpProxy.to(hub.http());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      way.close();
      hub.close();
    }
  }

  @BeforeEach
  void enter() {
    browser = enter("admin", PackagedHub.ADMIN_PASSWORD, "in");
    browser.click("nav a[href='#/terminal']").sees("#status", SIGNED_IN).sees(".t-where", "/");
  }

  @AfterEach
  void leave() {
    // The first thing a page asks is whether it has a login already; and what draws the screen could be faster.
    try {
      PageRules.leave(open, "401", "willReadFrequently", "ERR_CONNECTION_REFUSED", "WebSocket connection to");
    } finally {
      endSessions();
    }
  }

  // A person may have five, and one in which something runs makes no room for another.
  private static void endSessions() {
    try (RestClient rest = new RestClient(hub.http())) {
      String token = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
      rest.list("/api/admin/terminals/", token).stream().map(JsonObject.class::cast).forEach(session -> rest.send(
          "DELETE", "/api/admin/terminals/" + session.getString("session") + "/", "", RestClient.bearer(token)));
    }
  }

  @Test
  @DisplayName("A command is a block with its output in colour, its errors, its input and its end")
  void command_isBlock() {
    run("printf '\\033[31mred\\033[0m <b>\\n'; echo problem >&2; cat");
    shows(".t-said", "red <b>");
    shows(".t-said .t-bad", "problem");
    shows(".t-how", "running");
    assertThat(attribute(NEWEST + ".t-said span span", "style")).isEqualTo("color: var(--c1);");
    browser.sees(SHOWN_TAB, "printf");
    browser.type(NEWEST + ".t-feed input", "typed by hand" + ENTER);
    shows(".t-said", "typed by hand");
    assertUsable("terminal-blocks");
    browser.click(NEWEST + ".t-eof");
    shows(".t-how", "exit code 0");
    shows(".t-time", "s");
    browser.click(NEWEST + ".t-fold");
    assertThat(browser.text(NEWEST + ".t-said")).isEmpty();
    run("exec sleep 100");
    browser.click(NEWEST + "summary").click(NEWEST + "[data-signal=TERM]");
    shows(".t-how", "TERM");
    browser.click(NEWEST + ".t-again");
    Await.until("it runs again", () -> count(BLOCKS) == 3);
    shows(".t-how", "running");
    browser.type(COMMAND, CTRL + "c" + NO_KEY);
    shows(".t-how", "INT");
    run("echo \"unfinished");
    shows(".t-said .t-bad", "unexpected EOF");
    shows(".t-how", "exit code 2");
  }

  @Test
  @DisplayName("What ran before comes back by the arrow, output is copied, and a long command tells that it has ended")
  void history_isThere() {
    run("echo first");
    shows(".t-said", "first");
    run("sleep 2; echo second");
    browser.sees(".t-toasts", "A command has ended: sleep 2; echo second");
    browser.click(NEWEST + ".t-copy").sees(NEWEST + ".t-deeds", "Copied");
    browser.type(COMMAND, "echo copied: " + CTRL + "v" + NO_KEY);
    assertThat(draft()).startsWith("echo copied: second");
    browser.evaluate("document.querySelector('" + COMMAND + "').select()");
    browser.type(COMMAND, "\uE017" + UP);
    assertThat(draft()).isEqualTo("sleep 2; echo second");
    browser.type(COMMAND, UP);
    assertThat(draft()).isEqualTo("echo first");
  }

  @Test
  @DisplayName("Pipes are chosen on a strip, looked at side by side, held and released")
  void pipes_areLookedAt() {
    browser.type(COMMAND, "(printf 'a.png\\nb.txt\\n'; echo odd >&2) | grep 'png|gif' -E | cat");
    browser.sees(".t-run .t-strip", "grep").click(".t-run .t-pipe:nth-of-type(1)")
        .click(".t-run .t-pipe:nth-of-type(2)").click(".t-run .t-choice input");
    browser.screenshot(Path.of("target", "web-terminal-strip.png"));
    browser.type(COMMAND, ENTER);
    shows(".t-hold", "Release");
    shows(point(1, "stderr"), "odd");
    shows(".t-how", "running");
    browser.click(NEWEST + ".t-point:nth-of-type(1) .t-hold");
    shows(point(1, "stdout"), "b.txt");
    shows(".t-point:nth-of-type(1) .t-hold", "Hold");
    shows(".t-how", "running");
    assertThat(browser.text(NEWEST + ".t-rest > .t-said")).doesNotContain("a.png");
    browser.click(NEWEST + ".t-point:nth-of-type(2) .t-hold");
    shows(".t-how", "exit code 0");
    shows(".t-rest > .t-said", "a.png");
    shows(".t-point:nth-of-type(1)", "exit status 0");
    shows(point(2, "stdout"), "a.png");
    assertThat(browser.text(NEWEST + point(2, "stdout"))).isEqualTo("a.png");
    browser.click(NEWEST + ".t-point:nth-of-type(1) .t-streams button:nth-of-type(3)");
    shows(point(1, "combined"), "odd");
    assertUsable("terminal-pipes");
    browser.click(NEWEST + ".t-pipe:nth-of-type(2)").click(NEWEST + ".t-again");
    Await.until("it runs again", () -> count(BLOCKS) == 2);
    shows(".t-how", "exit code 0");
    assertThat(count(NEWEST + ".t-point")).isEqualTo(1);
    browser.screen(390, 844, 1).click(NEWEST + ".t-pipe:nth-of-type(2)").click(NEWEST + ".t-again");
    Await.until("it runs on a small screen too", () -> count(BLOCKS) == 3);
    shows(".t-how", "exit code 0");
    browser.screenshot(Path.of("target", "web-terminal-pipes-phone.png"));
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  @DisplayName("A full screen program edits a file, is searched, changes its size, and is there after loading anew")
  void screen_isDrawn() {
    assertThat(browser.evaluate("return typeof Terminal")).isEqualTo("undefined");
    run("cd \"$(mktemp -d)\"");
    shows(".t-how", "exit code 0");
    browser.click("#terminal-full");
    run("vi -u NONE note.txt");
    Await.until("the editor is there", () -> drawn(browser).contains("~"));
    browser.type(KEYBOARD, "ihello from the page" + ESCAPE + ":w" + ENTER);
    Await.until("it is written", () -> drawn(browser).contains("written"));
    browser.click(NEWEST + ".t-find").type(NEWEST + ".t-search input", "FROM" + ENTER);
    shows(".t-search", "1 of 1");
    assertUsable("terminal-screen");
    Object wide = browser.evaluate("return document.querySelector('.t-screen').terminal.cols");
    browser.screen(390, 844, 1);
    Await.until("it is narrow", () -> ((Number) browser.evaluate(
        "return document.querySelector('.t-screen').terminal.cols")).intValue() < ((Number) wide).intValue());
    browser.click(NEWEST + ".t-find").type(KEYBOARD, ":echo &columns 'columns'" + ENTER);
    Await.until("the program knows", () -> drawn(browser).contains(
        browser.evaluate("return document.querySelector('.t-screen').terminal.cols") + " columns"));
    browser.screenshot(Path.of("target", "web-terminal-screen-phone.png"));
    browser.reload().sees("#status", SIGNED_IN);
    Await.until("it is drawn again", () -> drawn(browser).contains("hello from the page"));
    browser.type(KEYBOARD, ESCAPE + ":q!" + ENTER);
    shows(".t-how", "exit code 0");
    run("cat note.txt");
    shows(".t-said", "hello from the page");
  }

  @Test
  @DisplayName("Tabs are sessions of their own, opened, closed and changed by keys, and there after loading anew")
  void tabs_areSessions() {
    run("cd /usr/lib; word=one");
    browser.sees(SHOWN_TAB, "lib").type(COMMAND, ALT_SHIFT + "t" + NO_KEY);
    Await.until("there is another", () -> count("[role=tab]") == 2);
    browser.sees("#status", SIGNED_IN).sees(".t-where", "/").type(COMMAND, "");
    run("echo word=$word; cd /tmp");
    shows(".t-said", "word=");
    browser.sees(SHOWN_TAB, "tmp");
    browser.screenshot(Path.of("target", "web-terminal-tabs.png"));
    browser.type(COMMAND, ALT_SHIFT + LEFT + NO_KEY).sees(SHOWN_TAB, "lib");
    browser.reload().sees("#status", SIGNED_IN).sees(SHOWN_TAB, "lib").sees(NEWEST + ".t-what", "word=one");
    browser.type(SHOWN_TAB, "\uE014").sees(SHOWN_TAB, "tmp").sees(NEWEST + ".t-said", "word=");
    run("cat");
    shows(".t-how", "running");
    browser.type(COMMAND, ALT_SHIFT + "w" + NO_KEY).sees("#terminal-closing", "Something is still running");
    assertThat(browser.barriers()).isEmpty();
    browser.click("#terminal-closing button.first");
    Await.until("it is closed", () -> count("[role=tab]") == 1);
    browser.sees(SHOWN_TAB, "lib").click("#terminal-sessions-open").sees("#terminal-sessions", "This tab in /usr/lib");
    Await.until("its session is over", () -> !browser.text("#terminal-sessions").contains("/tmp"));
  }

  @Test
  @DisplayName("Notes and preferences are kept, and on a phone everything fits")
  void notes_areKept() {
    browser.screen(390, 844, 1).likes(true);
    browser.click("#terminal-notes-open");
    browser.evaluate("document.querySelector('#terminal-note').value = ''");
    browser.type("#terminal-note", "remember <b>this</b>").sees("#terminal-note-state", "Kept.");
    browser.click("#terminal-preferences-open").click("#terminal-prefs [name=wrap]");
    browser.type("#terminal-size", "\uE010").sees("#terminal-prefs output", "24");
    browser.screenshot(Path.of("target", "web-terminal-preferences-phone.png"));
    assertThat(browser.barriers()).isEmpty();
    Browser other = enter("admin", PackagedHub.ADMIN_PASSWORD, "in");
    other.click("nav a[href='#/terminal']").sees(".t-where", "/").click("#terminal-notes-open");
    Await.until("the notes are there",
        () -> "remember <b>this</b>".equals(other.evaluate("return document.querySelector('#terminal-note').value")));
    other.click("#terminal-preferences-open").sees("#terminal-prefs output", "24");
    assertThat(other.evaluate("return document.querySelector('[name=wrap]').checked")).isEqualTo(false);
    other.type("#terminal-size", "\uE011" + "\uE014".repeat(4)).click("[name=wrap]");
    other.sees("#terminal-prefs output", "14");
    browser.click("#terminal-preferences-open");
    run("seq 1 100 | sort -n | head -3");
    shows(".t-how", "exit code 0");
    PageRules.assertFits(browser);
  }

  @Test
  @DisplayName("Somebody else may watch, and only watch; without the role one is told so")
  void session_isShared() {
    String eve = "eve" + ++watchers;
    Browser watching = enter(eve, "secret", "up");
    watching.click("nav a[href='#/terminal']").sees(".t-refusal", "You are not allowed to use the terminal.");
    assertThat(watching.barriers()).isEmpty();
    run("echo before; cat");
    browser.click("#terminal-sessions-open").type("#terminal-share-with", eve + ENTER)
        .sees("#terminal-watchers", eve + " may watch");
    String link = attribute("#terminal-link", "href");
    watching.go(link).sees(".t-watch", "You watch a session of admin").sees(NEWEST + ".t-said", "before");
    browser.type(NEWEST + ".t-feed input", "seen by both" + ENTER);
    watching.sees(NEWEST + ".t-said", "seen by both").screenshot(Path.of("target", "web-terminal-watched.png"));
    assertThat(count(watching, "hub-terminal-prompt, .t-feed, .t-int, .t-again")).isEqualTo(0);
    assertThat(watching.barriers()).isEmpty();
    browser.click(NEWEST + ".t-int");
    shows(".t-how", "INT");
    browser.click("#terminal-full");
    run("vi -u NONE");
    Await.until("the editor is there", () -> drawn(browser).contains("~"));
    browser.type(KEYBOARD, "ishown as it is");
    Await.until("it is shown there", () -> drawn(watching).contains("shown as it is"));
    assertThat(shape(watching)).isEqualTo(shape(browser));
    watching.screenshot(Path.of("target", "web-terminal-watched-screen.png"));
    browser.type(KEYBOARD, ESCAPE + ":q!" + ENTER);
    shows(".t-how", "exit code 0");
    browser.click("#terminal-watchers button");
    watching.sees(".t-refusal", "not shared with you any more");
  }

  @Test
  @DisplayName("What programs write is text, and so is what they call their files")
  void output_isText() {
    run("cd \"$(mktemp -d)\" && touch '<img src=x onerror=alert(1)>' && ls && echo '<script>alert(2)</script>"
        + "<span style=\"position:fixed\">x</span>' '<a href=javascript:alert(3)>y</a>' '&lt;b&gt;'");
    shows(".t-how", "exit code 0");
    shows(".t-said", "<script>alert(2)</script><span style=\"position:fixed\">x</span>"
        + " <a href=javascript:alert(3)>y</a> &lt;b&gt;");
    assertThat(browser.evaluate("return [...document.querySelectorAll('" + NEWEST + ".t-said *')]"
        + ".map(one => one.localName).filter(name => name !== 'span' && name !== 'a').join()")).isEqualTo("");
  }

  @Test
  @DisplayName("A connection that is cut comes back to what ran meanwhile; after a crash there is a new session")
  void connection_isLost() {
    run("echo before; sleep 3; echo meanwhile; cat");
    shows(".t-said", "before");
    way.refuse(true);
    browser.sees("#status", "Trying again in");
    way.refuse(false);
    browser.sees("#status", SIGNED_IN);
    shows(".t-said", "before\nmeanwhile");
    browser.type(NEWEST + ".t-feed input", "after it" + ENTER);
    shows(".t-said", "after it");
    hub.kill();
    browser.sees("#status", "Trying again in");
    hub.start();
    browser.sees("#status", SIGNED_IN).sees(".t-word", "This is a new session.");
    shows(".t-how", "lost with its session");
    run("echo again");
    shows(".t-said", "again");
  }

  private void run(String command) {
    browser.type(COMMAND, command + ENTER).sees(NEWEST + ".t-what", command);
  }

  // What a person sees there of the newest command.
  private void shows(String selector, String text) {
    browser.sees(NEWEST + selector, text);
  }

  private static String point(int number, String stream) {
    return ".t-point:nth-of-type(" + number + ") [data-stream=" + stream + "] .t-said";
  }

  private int count(String selector) {
    return count(browser, selector);
  }

  private static int count(Browser who, String selector) {
    return ((Number) who.evaluate("return document.querySelectorAll('" + selector + "').length")).intValue();
  }

  private String attribute(String selector, String name) {
    return (String) browser.evaluate("const one = document.querySelector('" + selector + "');"
        + "return one." + name + " instanceof Object ? one.getAttribute('" + name + "') : one." + name);
  }

  private String draft() {
    return (String) browser.evaluate("return document.querySelector('" + COMMAND + "').value");
  }

  private static Object shape(Browser who) {
    return who.evaluate("const { cols, rows } = document.querySelector('.t-screen').terminal; return [cols, rows]");
  }

  private static String drawn(Browser who) {
    return String.valueOf(who.evaluate("const terminal = document.querySelector('.t-screen')?.terminal;"
        + "if (!terminal) return ''; const lines = []; for (let i = 0; i < terminal.rows; i++)"
        + " lines.push(terminal.buffer.active.getLine(i)?.translateToString()); return lines.join('\\n')"));
  }

  private void assertUsable(String name) {
    browser.screenshot(Path.of("target", "web-" + name + ".png"));
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.likes(true).barriers()).isEmpty();
    browser.screenshot(Path.of("target", "web-" + name + "-dark.png"));
    browser.likes(false);
  }

  private Browser enter(String name, String password, String how) {
    Browser entered = Browser.open(folder);
    open.add(entered);
    return entered.go("http://127.0.0.1:" + way.port() + "/").sees("#login h2", "Come in").type("#username", name)
        .type("#password", password).click("button[value=" + how + "]").sees("#leave", "Sign out");
  }
}

package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of matches of the packaged hub in real browsers, where there are some, against each other and clients. */
class MatchPageIT {
  private static final String UP = "\uE013";
  private static final String RIGHT = "\uE014";
  private static final String ENTER = "\uE007";
  private static final String PASSWORD = "correct horse";
  private static final Pattern SEAT = Pattern.compile("#(\\d+)/(\\w+)$");
  private static final String COUNT_SENT = "window.sent = 0; const send = WebSocket.prototype.send;"
      + "WebSocket.prototype.send = function (text) { window.sent++; return send.call(this, text); };";
  private static final String PAINTED = "const field = document.querySelector('canvas');"
      + "return field.getContext('2d').getImageData(0, 0, field.width, field.height).data.some(byte => byte > 0)";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;
  private static RestClient rest;
  private static int people;

  private Browser browser;
  private Browser other;
  private String ann;
  private String bob;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json");
    rest = new RestClient(hub.http());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      rest.close();
      hub.close();
    }
  }

  @BeforeEach
  void open() {
    people++;
    ann = "ann" + people;
    bob = "bob" + people;
    browser = Browser.open(folder);
    other = Browser.open(folder);
  }

  @AfterEach
  void close() {
    browser.close();
    other.close();
  }

  @Test
  @DisplayName("One makes a match of Pong, plays it by keys against another client, and a third one watches")
  void pong_isPlayedByKeysAndWatched() {
    long match = create(browser, ann, "pong");
    signUp(other, "cid" + people);
    pick(other, "Watch", "Pong " + match).sees("#notice", "not begun");
    try (MatchClient challenger = MatchClient.enter(hub.http(), match, "challenger", rest.signUp(bob))) {
      browser.sees("#notice", bob + " is here, but not ready");
      challenger.command("ready");
      browser.sees("#notice", bob + " is ready").click("#start").sees("#points", "0 : 0");
      challenger.await("init");
      assertThat(challenger.await("status").getDouble("left_paddle_y")).isEqualTo(0.5);
      browser.evaluate(COUNT_SENT);
      browser.hold(UP, Duration.ofMillis(1500));
      Await.until("the paddle is at its margin", () -> {
        JsonObject status = challenger.await("status");
        return status.getBoolean("left_paddle_margin_reached") && status.getDouble("left_paddle_y") < 0.1;
      });
      // It takes 30 to 60 ticks to get there, and there commands are of no use.
      assertThat((Integer) browser.evaluate("return window.sent")).isBetween(20, 80);
      other.sees("#points", "0 : 0").sees("#left", ann).sees("#right", bob);
      assertThat(other.evaluate(PAINTED)).isEqualTo(true);
      browser.screenshot(Path.of("target", "match-page-pong.png"));
      other.screenshot(Path.of("target", "match-page-watching.png"));
    }
    browser.sees("#notice", "Paused");
    other.sees("#notice", "Paused");
    MatchClient.enter(hub.http(), match, "challenger", rest.token(bob, PASSWORD)).await("resumed");
    Await.until("nothing is to be said", () -> browser.text("#notice").isEmpty() && other.text("#notice").isEmpty());
    other.click("#leave").sees("#ongoing", "running since");
    assertQuiet(browser);
    assertQuiet(other);
  }

  @Test
  @DisplayName("On the small screen of a telephone the paddle goes where the finger is, as sharp as the screen can be")
  void pong_isPlayedByFinger() {
    other.screen(360, 740, 3);
    long match = create(browser, ann, "pong");
    signUp(other, bob);
    pick(other, "Join", "Pong " + match).sees("#notice", "Say when you are ready").click("#ready");
    browser.sees("#notice", bob + " is ready").click("#start").sees("#points", "0 : 0");
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp("cid" + people))) {
      other.touch(".field", Duration.ofMillis(1500), 0.2);
      awaitPaddle(spectator, 0.2);
      other.touch(".field", Duration.ofMillis(1000), 0.4, 0.75);
      awaitPaddle(spectator, 0.75);
    }
    assertThat(other.evaluate("const field = document.querySelector('canvas');"
        + "return field.width === Math.round(field.clientWidth * 3) && field.height === field.width")).isEqualTo(true);
    other.screenshot(Path.of("target", "match-page-small.png"));
    assertFits(other);
    other.click("#leave").sees("#mine-text", "You are in match " + match + " as its challenger");
    other.screenshot(Path.of("target", "match-page-small-list.png"));
    assertFits(other);
    other.click("#mine-back").sees("#points", ":");
  }

  @Test
  @DisplayName("Tic-tac-toe is played to its end by clicks and by keys; result and ratings stand in the list after it")
  void ticTacToe_isPlayedToItsEnd() {
    long match = create(browser, ann, "tictactoe");
    signUp(other, bob);
    pick(other, "Join", "Tic-tac-toe " + match).sees("#notice", "Say when you are ready").click("#ready");
    browser.sees("#notice", bob + " is ready").click("#start").sees("#notice", "turn");
    Browser first = browser.text("#notice").contains("your") ? browser : other;
    Browser second = first == browser ? other : browser;
    second.sees("#notice", "turn of").click(cell(9));
    mark(first, 1);
    mark(second, 5);
    first.sees("#notice", "your turn").click(cell(1)).hold(RIGHT, Duration.ZERO).hold(ENTER, Duration.ZERO);
    mark(second, 9);
    first.sees("#notice", "your turn").screenshot(Path.of("target", "match-page-board.png"));
    mark(first, 3);
    first.sees("#notice", "You win 1 : 0").sees("#notice", "1000 → 1050");
    second.sees("#notice", "wins 1 : 0").screenshot(Path.of("target", "match-page-end.png"));
    String winner = first == browser ? ann : bob;
    second.click("#leave").sees("#newest", "Tic-tac-toe: " + winner + " won against").sees("#best", winner + " 1050");
    second.screenshot(Path.of("target", "match-page-list.png"));
    assertQuiet(browser);
    assertQuiet(other);
  }

  @Test
  @DisplayName("Who is not signed in does so first and comes back to the match; one that is gone is said to be so")
  void stranger_signsInFirst() {
    browser.go(url() + "#999999/challenger").sees("#stranger-why", "please sign in");
    browser.screenshot(Path.of("target", "match-page-stranger.png"));
    browser.click("#sign-in");
    enter(browser, ann);
    Await.until("back at the match", () -> browser.address().endsWith("matches.html#999999/challenger"));
    browser.sees("#notice", "does not exist, or is over").screenshot(Path.of("target", "match-page-gone.png"));
    browser.click("#leave").sees("#ongoing-title", "Matches");
    browser.evaluate("fetch('/api/logout/', { method: 'POST' })");
    browser.sees("#stranger-why", "not signed in any more");
  }

  @Test
  @DisplayName("Where there is no seat the page says why, and leads to where there is one")
  void noSeat_isExplained() {
    String host = rest.signUp("dora" + people);
    long match = rest.match(host);
    long own = create(browser, ann, "pong");
    try (MatchClient challenger = MatchClient.enter(hub.http(), match, "challenger", rest.signUp(bob))) {
      signUp(other, "cid" + people);
      other.go(url() + "#" + match + "/challenger").sees("#notice", "This seat is taken").sees("#instead", "Watch it");
      other.screenshot(Path.of("target", "match-page-taken.png"));
      other.go(url() + "#" + match + "/host").sees("#notice", "Only who made the match").sees("#instead", "Watch it");
      other.click("#instead").sees("#notice", "not begun");
      browser.go(url() + "#" + match + "/spectator").sees("#notice", "You are in match " + own + " as its host already")
          .click("#instead").sees("#notice", "Waiting for somebody");
      assertThat(challenger.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("A seat goes to whoever takes it last, a deleted match and an ended login end it")
  void seat_isLost() {
    long match = create(browser, ann, "pong");
    String token = rest.token(ann, PASSWORD);
    try (MatchClient host = MatchClient.enter(hub.http(), match, "host", token)) {
      browser.sees("#notice", "in another window now").click("#again").sees("#notice", "Waiting for somebody");
      assertThat(host.awaitClose()).isEqualTo(4106);
    }
    signUp(other, bob);
    pick(other, "Join", "Pong " + match).sees("#notice", "Say when you are ready");
    browser.click("#delete");
    other.sees("#notice", "has been deleted");
    browser.sees("#notice", "has been deleted").click("#leave").sees("#ongoing-title", "Matches");
    browser.click("#create button").sees("#notice", "Waiting for somebody");
    browser.evaluate("fetch('/api/logout/', { method: 'POST' })");
    browser.sees("#stranger-why", "login was ended");
  }

  @Test
  @DisplayName("When the hub is killed and starts again, both come back to their seats by themselves and play on")
  void kill_isOvercome() {
    long match = create(browser, ann, "pong");
    signUp(other, bob);
    pick(other, "Join", "Pong " + match).sees("#notice", "Say when you are ready").click("#ready");
    browser.sees("#notice", bob + " is ready").click("#start");
    browser.sees("#clock", "0:02");
    hub.kill();
    browser.sees("#notice", "Trying again in").screenshot(Path.of("target", "match-page-lost.png"));
    hub.start();
    Await.until("both play again", Duration.ofSeconds(60), () -> List.of(browser, other).stream()
        .allMatch(page -> page.text("#notice").isEmpty()));
    browser.hold("w", Duration.ofMillis(300));
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp("cid" + people))) {
      assertThat(spectator.await("status").getDouble("left_paddle_y")).isLessThan(0.5);
    }
  }

  private static long create(Browser browser, String name, String game) {
    signUp(browser, name);
    browser.click("#game option[value=" + game + "]").click("#create button").sees("#notice", "Waiting for somebody");
    Matcher seat = SEAT.matcher(browser.address());
    assertThat(seat.find()).isTrue();
    assertThat(seat.group(2)).isEqualTo("host");
    return Long.parseLong(seat.group(1));
  }

  private static void signUp(Browser browser, String name) {
    browser.go(url().replace("matches.html", ""));
    enter(browser, name);
    browser.sees("#status", "Signed in as " + name).click("nav a[href='matches.html']")
        .sees("#ongoing-title", "Matches");
  }

  private static void enter(Browser browser, String name) {
    browser.sees("#login h2", "Come in").type("#username", name).type("#password", PASSWORD).click("button[value=up]");
  }

  private static void awaitPaddle(MatchClient spectator, double y) {
    Await.until("the right paddle is at " + y,
        () -> Math.abs(spectator.await("status").getDouble("right_paddle_y") - y) < 0.02);
  }

  private static void mark(Browser player, int cell) {
    player.sees("#notice", "your turn").click(cell(cell));
  }

  private static String cell(int number) {
    return ".board button:nth-child(" + number + ")";
  }

  private static Browser pick(Browser browser, String way, String match) {
    return browser.sees("#ongoing", match).click("#ongoing a[aria-label='" + way + ": " + match + "']");
  }

  private static String url() {
    return "http://127.0.0.1:" + hub.http() + "/matches.html";
  }

  private static void assertFits(Browser browser) {
    assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  private static void assertQuiet(Browser browser) {
    // The first thing a page asks is whether it has a login already.
    assertThat(browser.complaints()).allMatch(line -> line.contains("/api/me/") && line.contains("401"));
  }
}

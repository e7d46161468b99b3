package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matches of the page of the packaged hub in real browsers, where there are any: each test has new people. */
class PlayPageIT {
  private static final String UP = "\uE013";
  private static final String RIGHT = "\uE014";
  private static final String ENTER = "\uE007";
  private static final Pattern SEAT = Pattern.compile("#/play/(\\d+)/(\\w+)$");
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
  private Browser phone;
  private String ann;
  private String bob;
  private String cid;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    JsonObject cheap = new JsonObject().put("hashing", new JsonObject().put("memoryKib", 64).put("passes", 1));
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json", Map.of("auth.json", cheap));
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
    cid = "cid" + people;
    browser = Browser.open(folder);
    phone = Browser.open(folder).screen(390, 844, 2).likes(true);
  }

  @AfterEach
  void close() {
    List<Browser> open = List.of(browser, phone);
    try {
      open.forEach(PlayPageIT::quiet);
    } finally {
      open.forEach(Browser::close);
    }
  }

  @Test
  @DisplayName("Two play Pong to its end, a third watches on a telephone, and all talk beside it with other clients")
  void pong_isPlayedToItsEnd() {
    long match = create(browser, ann, "pong");
    signUp(phone, cid);
    pick(phone, "Watch", "Pong " + match).sees("#match-notice", "not begun");
    try (Browser other = Browser.open(folder); ChatMasterClient carl = ChatMasterClient.connect(hub.tcp())) {
      carl.login("carl" + people);
      carl.join("match-" + match);
      signUp(other, bob);
      pick(other, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready").click("#match-ready");
      browser.sees("#match-notice", bob + " is ready").click("#match-start").sees("#match-points", "0 : 0");
      steer(match);
      say(browser, "good luck, @" + bob);
      carl.awaitMessage("good luck, @" + bob);
      carl.say("play on");
      for (Browser one : List.of(browser, other, phone)) {
        one.sees("#log", "good luck").sees("#log", "play on").sees("#match-left", ann).sees("#match-right", bob);
        assertThat(one.evaluate(PAINTED)).isEqualTo(true);
      }
      shoot("match");
      // The ball is served to the right until somebody has five points.
      phone.sees("#match-notice", "wins 5 : ");
      String winner = browser.text("#match-notice").startsWith("You win") ? ann : bob;
      (winner.equals(ann) ? browser : other).sees("#match-notice", "You win 5 : ").sees("#match-ratings", "+50");
      (winner.equals(ann) ? other : browser).sees("#match-notice", winner + " wins 5 : ");
      shoot("result");
      other.click("#match-ratings a").sees("#player-figures", "1050").sees("#player-matches", "won");
      quiet(other);
      phone.click("#match-leave").sees("#newest", "Pong: " + winner + " won against").sees("#best", winner);
      browser.click("#match-leave").sees("#newest", winner);
      shoot("lobby");
      assertThat(phone.evaluate("return localStorage.getItem('hubbub:" + cid + ":rooms')"))
          .isIn(null, "[]");
    }
  }

  /** Ann's paddle goes up as long as the key is down, but not while she writes. */
  private void steer(long match) {
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp("eve" + people))) {
      browser.click("#text").evaluate(COUNT_SENT);
      browser.hold("w", Duration.ofMillis(200));
      assertThat(browser.evaluate("const field = document.getElementById('text'); const text = field.value;"
          + "field.value = ''; field.dispatchEvent(new Event('input')); field.blur(); return text")).isEqualTo("w");
      assertThat((Integer) browser.evaluate("return window.sent")).isLessThan(5);
      browser.evaluate("window.sent = 0");
      browser.hold(UP, Duration.ofMillis(1500));
      Await.until("the paddle is at its margin", () -> {
        JsonObject status = spectator.await("status");
        return status.getBoolean("left_paddle_margin_reached") && status.getDouble("left_paddle_y") < 0.1;
      });
      // It takes 30 to 60 ticks to get there, and there commands are of no use.
      assertThat((Integer) browser.evaluate("return window.sent")).isBetween(20, 80);
    }
  }

  @Test
  @DisplayName("On a telephone the paddle goes where the finger is, and the match goes on while one looks at the chat")
  void pong_isPlayedByFinger() {
    long match = create(browser, ann, "pong");
    signUp(phone, bob);
    pick(phone, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready").click("#match-ready");
    browser.sees("#match-notice", bob + " is ready").click("#match-start").sees("#match-points", "0 : 0");
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp(cid))) {
      phone.touch("canvas", Duration.ofMillis(1500), 0.2);
      awaitPaddle(spectator, 0.2);
      phone.click("nav a[href='#/']").sees("#room", "general").sees("#rooms-side + .room", "general");
      assertThat(spectator.await("status").getInteger("match_time")).isNotNull();
      phone.click("nav a[href='#/play/" + match + "/challenger']").sees("#match-points", ":");
      phone.touch("canvas", Duration.ofMillis(1000), 0.4, 0.75);
      awaitPaddle(spectator, 0.75);
      // Nobody was away: else it would have been told.
      assertThat(spectator.messages()).noneMatch(one -> "paused".equals(one.getString("message_type")));
    }
    assertThat(phone.evaluate("const field = document.querySelector('canvas');"
        + "return Math.abs(field.width - field.clientWidth * 2) < 3 && field.height === field.width")).isEqualTo(true);
    assertFits(phone);
    phone.click("#match-leave").sees("#lobby-mine", "You are in match " + match + " as its challenger");
    browser.sees("#match-notice", "Paused");
    assertFits(phone);
    phone.click("#lobby-mine a").sees("#match-points", ":");
  }

  @Test
  @DisplayName("Tic-tac-toe is played to its end by clicks and by keys; result and ratings stand in the list after it")
  void ticTacToe_isPlayedToItsEnd() {
    long match = create(browser, ann, "tictactoe");
    signUp(phone, bob);
    pick(phone, "Join", "Tic-tac-toe " + match).sees("#match-notice", "Say when you are ready").click("#match-ready");
    browser.sees("#match-notice", bob + " is ready").click("#match-start").sees("#match-notice", "turn");
    Browser first = browser.text("#match-notice").contains("your") ? browser : phone;
    Browser second = first == browser ? phone : browser;
    second.sees("#match-notice", "turn of").click(cell(9));
    mark(first, 1);
    mark(second, 5);
    first.sees("#match-notice", "your turn").click(cell(1)).hold(RIGHT, Duration.ZERO).hold(ENTER, Duration.ZERO);
    mark(second, 9);
    first.sees("#match-notice", "your turn");
    shoot("board");
    mark(first, 3);
    first.sees("#match-notice", "You win 1 : 0").sees("#match-ratings", "1000 → 1050");
    second.sees("#match-notice", "wins 1 : 0");
    String winner = first == browser ? ann : bob;
    // Who comes when all is over is told how it ended.
    second.reload().sees("#match-notice", winner + " wins 1 : 0").click("#match-leave");
    second.sees("#newest", "Tic-tac-toe: " + winner + " won against").sees("#best", winner);
  }

  @Test
  @DisplayName("Who is not signed in does so first and comes to the match; one that is gone is said to be so")
  void stranger_signsInFirst() {
    browser.go(url() + "#/play/999999/challenger");
    enter(browser, ann);
    browser.sees("#match-notice", "does not exist, or is over");
    assertThat(browser.address()).endsWith("#/play/999999/challenger");
    browser.click("#match-leave").sees("#lobby-title", "Matches");
    browser.evaluate("fetch('/api/logout/', { method: 'POST' })");
    browser.sees("#login h2", "Come in");
  }

  @Test
  @DisplayName("Where there is no seat the page says why, and leads to where there is one")
  void noSeat_isExplained() {
    long match = rest.match(rest.signUp("dora" + people));
    long own = create(browser, ann, "pong");
    try (MatchClient challenger = MatchClient.enter(hub.http(), match, "challenger", rest.signUp(bob))) {
      signUp(phone, cid);
      phone.go(url() + "#/play/" + match + "/challenger").sees("#match-notice", "This seat is taken")
          .sees("#match-instead", "Watch it");
      phone.go(url() + "#/play/" + match + "/host").sees("#match-notice", "Only who made the match")
          .sees("#match-instead", "Watch it").click("#match-instead").sees("#match-notice", "not begun");
      browser.go(url() + "#/play/" + match + "/spectator")
          .sees("#match-notice", "You are in match " + own + " as its host already")
          .click("#match-instead").sees("#match-notice", "Waiting for somebody");
      assertThat(challenger.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("A seat goes to whoever takes it last, is there after a reload, and a deleted match and a login end it")
  void seat_isLost() {
    long match = create(browser, ann, "pong");
    browser.sees("#log", "Nothing").reload().sees("#match-notice", "Waiting for somebody").sees("#compose", "Send");
    try (MatchClient host = MatchClient.enter(hub.http(), match, "host", rest.token(ann, RestClient.PASSWORD))) {
      browser.sees("#match-notice", "in this match in another window now").sees("#again", "Connect again");
      browser.click("#match-again").sees("#match-notice", "Waiting for somebody");
      assertThat(host.awaitClose()).isEqualTo(4106);
    }
    signUp(phone, bob);
    pick(phone, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready");
    shoot("waiting");
    browser.click("#match-delete");
    phone.sees("#match-notice", "has been deleted");
    browser.sees("#match-notice", "has been deleted").click("#match-leave").sees("#lobby-title", "Matches");
    browser.click(".make [value=pong]").sees("#match-notice", "Waiting for somebody");
    browser.evaluate("fetch('/api/logout/', { method: 'POST' })");
    browser.sees("#login h2", "Come in");
  }

  @Test
  @DisplayName("When the hub is killed and starts again, both come back to seat and chat by themselves and play on")
  void kill_isOvercome() {
    long match = create(browser, ann, "pong");
    signUp(phone, bob);
    pick(phone, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready").click("#match-ready");
    browser.sees("#match-notice", bob + " is ready").click("#match-start").sees("#match-clock", "0:01");
    hub.kill();
    browser.sees("#match-notice", "Trying again in").sees("#status", "Trying again in");
    hub.start();
    Await.until("both play again", Duration.ofSeconds(60), () -> List.of(browser, phone).stream()
        .allMatch(page -> page.text("#status").startsWith("Signed in") && page.text("#match-notice").isEmpty()));
    browser.hold("w", Duration.ofMillis(300));
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp(cid))) {
      assertThat(spectator.await("status").getDouble("left_paddle_y")).isLessThan(0.5);
    }
    Await.until("the chat is back", () -> Boolean.TRUE.equals(
        browser.evaluate("return document.getElementById('text')?.disabled === false")));
    say(browser, "still here");
    phone.sees("#log", "still here");
  }

  @Test
  @DisplayName("A person's page tells how the rating went; names and texts of others are text wherever they stand")
  void player_isShown() {
    String name = "<img src=x onerror=alert(" + people + ")>";
    String host = rest.signUp(name);
    String challenger = rest.signUp(bob);
    for (int played = 0; played < 3; played++) {
      win(host, challenger);
    }
    signUp(browser, ann);
    signUp(phone, cid);
    long match = rest.match(host);
    try (RwciClient talker = RwciClient.connect(hub.http()).enter(name, RestClient.PASSWORD, "rooms")) {
      talker.send(RwciClient.packet("join_channel").put("channel", "match-" + match));
      talker.await("channel_joined");
      pick(phone, "Watch", "Pong " + match).sees("#match-left", name).sees("#beside-title", "2 here");
      talker.say("match-" + match, "<svg onload=alert(1)>");
      phone.sees("#log", "<svg onload=alert(1)>").sees("#log", name);
    }
    browser.sees("#best", name).click("#best a").sees("#player-name", name).sees("#player-figures", "Won")
        .sees("#player-chart figcaption", "Rating after each match").sees("#player-matches", bob);
    phone.go(url() + "#/play/of/" + bob).sees("#player-matches", name).sees("#player-figures", "Lost");
    assertThat((String) browser.evaluate("return document.querySelector('#player-chart svg').ariaLabel"))
        .startsWith("Rating over 3 matches: from 1000 to 1");
    assertThat(browser.evaluate("return document.querySelectorAll('#player-matches tbody tr').length")).isEqualTo(3);
    assertThat(browser.evaluate("return document.querySelectorAll('#player-chart .way')[0].points.length"))
        .isEqualTo(4);
    for (Browser one : List.of(browser, phone)) {
      assertThat(one.evaluate("return document.querySelectorAll('img, svg:not(.chart)').length")).isEqualTo(0);
    }
    shoot("player");
    assertFits(phone);
    browser.go(url() + "#/play/of/nobody" + people).sees("#player-error", "There is nobody called");
  }

  /** The host wins a match of tic-tac-toe, whoever has the first turn. */
  private static void win(String host, String challenger) {
    JsonObject made = new JsonObject(RestClient.expect(201, rest.send("POST", "/api/ongoing_matches/",
        "{\"game\":\"tictactoe\"}", RestClient.bearer(host, "Content-Type", "application/json"))));
    long match = made.getLong("id");
    try (MatchClient one = MatchClient.enter(hub.http(), match, "host", host);
        MatchClient two = MatchClient.enter(hub.http(), match, "challenger", challenger)) {
      one.start(rest, match, host, two);
      int marked = 0;
      for (String turn = one.await("status").getString("turn"); marked < 3; ) {
        boolean own = turn.equals("host");
        int cell = own ? marked++ : 4 + marked;
        (own ? one : two).send(new JsonObject().put("command", "mark").put("cell", cell));
        if (marked < 3) {
          turn = one.await("status").getString("turn");
        }
      }
      one.awaitMatchEnd();
    }
  }

  private void shoot(String name) {
    for (Browser one : List.of(browser, phone)) {
      one.screenshot(Path.of("target", "web-play-" + name + (one == phone ? "-phone.png" : ".png")));
      assertThat(one.barriers()).isEmpty();
      assertThat(one.likes(one == browser).barriers()).isEmpty();
      one.screenshot(Path.of("target", "web-play-" + name + (one == phone ? "-phone-light.png" : "-dark.png")));
      one.likes(one == phone);
    }
  }

  private static long create(Browser browser, String name, String game) {
    signUp(browser, name);
    browser.click(".make [value=" + game + "]").sees("#match-notice", "Waiting for somebody");
    Matcher seat = SEAT.matcher(browser.address());
    assertThat(seat.find()).isTrue();
    assertThat(seat.group(2)).isEqualTo("host");
    return Long.parseLong(seat.group(1));
  }

  private static void signUp(Browser browser, String name) {
    browser.go(url());
    enter(browser, name);
    browser.sees("#status", "Signed in as " + name).click("nav a[href='#/play']").sees("#lobby-title", "Matches");
  }

  private static void enter(Browser browser, String name) {
    browser.sees("#login h2", "Come in").type("#username", name).type("#password", RestClient.PASSWORD)
        .click("button[value=up]");
  }

  private static void say(Browser who, String text) {
    who.type("#text", text + ENTER);
    Await.until("it is sent: " + text,
        () -> "".equals(who.evaluate("return document.getElementById('text').value")));
  }

  private static void awaitPaddle(MatchClient spectator, double y) {
    Await.until("the right paddle is at " + y,
        () -> Math.abs(spectator.await("status").getDouble("right_paddle_y") - y) < 0.02);
  }

  private static void mark(Browser player, int cell) {
    player.sees("#match-notice", "your turn").click(cell(cell));
  }

  private static String cell(int number) {
    return ".board button:nth-child(" + number + ")";
  }

  private static Browser pick(Browser browser, String way, String match) {
    return browser.sees("#lobby-matches", match).click("#lobby-matches a[aria-label='" + way + ": " + match + "']");
  }

  private static String url() {
    return "http://127.0.0.1:" + hub.http() + "/";
  }

  private static void assertFits(Browser browser) {
    assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  /** All requests and the policy held, but for what the page asks first, and for a hub or a match that is gone. */
  private static void quiet(Browser browser) {
    assertThat(browser.complaints()).allMatch(line -> line.contains("401") || line.contains("404")
        || line.contains("ERR_CONNECTION_REFUSED") || line.contains("WebSocket connection to"));
  }
}

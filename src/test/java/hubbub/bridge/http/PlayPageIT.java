package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.HubLines;
import hubbub.testing.MatchClient;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The matches of the page of the packaged hub in real browsers, where there are any: each test has new people. */
class PlayPageIT extends PlayRig {
  private static final String RIGHT = "\uE014";
  private static final String ENTER = "\uE007";

  @BeforeAll
  static void start() {
    JsonObject line = new JsonObject().put("name", "games.rps").put("verticle", "rps.RockPaperScissors")
        .put("config", "rps.json");
    JsonObject rules = new JsonObject().put("wins", 2).put("seconds", 90);
    start(99, Map.of("hub.json", HubLines.inFrontOf("matches", line),
        "matches.json", new JsonObject().put("games", JsonArray.of("pong", "tictactoe", "rps")),
        "rps.json", new JsonObject().put("rules", rules)));
  }

  @Test
  @DisplayName("On a telephone the paddle goes where the finger is, and the match goes on while one looks at the chat")
  void pong_isPlayedByFinger() {
    long match = begin("pong", "Pong");
    phone.sees("#match-points", " : ");
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
    PageRules.assertFits(phone);
    phone.click("#match-leave").sees("#lobby-mine", "You are in match " + match + " as its challenger");
    browser.sees("#match-notice", "Paused");
    PageRules.assertFits(phone);
    phone.click("#lobby-mine a").sees("#match-points", ":");
  }

  @Test
  @DisplayName("Tic-tac-toe is played to its end by clicks and by keys; result and ratings stand in the list after it")
  void ticTacToe_isPlayedToItsEnd() {
    long match = begin("tictactoe", "Tic-tac-toe");
    browser.sees("#match-notice", "turn");
    Browser first = browser.text("#match-notice").contains("your") ? browser : phone;
    Browser second = first == browser ? phone : browser;
    second.sees("#match-notice", "turn of").click(cell(9));
    mark(first, 1);
    mark(second, 5);
    first.sees("#match-notice", "your turn").click(cell(1)).hold(RIGHT, Duration.ZERO).hold(ENTER, Duration.ZERO);
    mark(second, 9);
    first.sees("#match-notice", "your turn");
    PlayPage.shoot("board", browser, phone);
    mark(first, 3);
    first.sees("#match-notice", "You win 1 : 0").sees("#match-ratings", "1000 → 1050");
    second.sees("#match-notice", "wins 1 : 0");
    String winner = first == browser ? ann : bob;
    // Who comes when all is over is told how it ended.
    second.reload().sees("#match-notice", winner + " wins 1 : 0").click("#match-leave");
    second.sees("#newest", "Tic-tac-toe: " + winner + " won against").sees("#best", winner);
  }

  @Test
  @DisplayName("Rock, paper, scissors is played by clicks and by keys; what the other has is seen when both chose")
  void rockPaperScissors_isPlayedToItsEnd() {
    long match = begin("rps", "Rock, paper, scissors");
    browser.sees("#match-notice", "Your choice?").sees("#match-clock", "Round 1, 1:2");
    phone.sees("#match-notice", "Your choice?").click(hand("scissors"));
    browser.sees("#match-notice", bob + " has chosen. Your choice?");
    phone.sees("#match-notice", "You have chosen; " + ann + " has not yet.").click(hand("rock"));
    assertThat(phone.evaluate("return document.querySelector('.hands [aria-pressed=true]').value"))
        .isEqualTo("scissors");
    assertThat((String) browser.evaluate("return document.querySelector('.round').textContent")).doesNotContain("Sc");
    PlayPage.shoot("hands-choice", browser, phone);
    // Whoever started has the focus on the first choice.
    browser.hold("r", Duration.ZERO);
    browser.sees("#match-notice", "Rock beats scissors: the point is yours.").sees("#match-points", "1 : 0")
        .sees(".round .won", "Rock");
    phone.sees("#match-notice", "Rock beats scissors: the point goes to " + ann).sees(".round", "Scissors");
    PlayPage.shoot("hands", browser, phone);
    PageRules.assertFits(phone);
    phone.reload().sees("#match-clock", "Round 2").sees("#match-points", "1 : 0").sees("#match-notice", "Your choice?")
        .click(hand("paper"));
    browser.sees("#match-notice", bob + " has chosen").click(hand("paper"));
    phone.sees("#match-notice", "Both chose paper: a draw.").click(hand("rock"));
    browser.sees("#match-notice", "a draw. " + bob + " has chosen").click(hand("paper"))
        .sees("#match-notice", "You win 2 : 0");
    phone.sees("#match-notice", ann + " wins 2 : 0").click("#match-leave")
        .sees("#newest", "Rock, paper, scissors: " + ann + " won against");
  }

  @Test
  @DisplayName("Who is not signed in does so first and comes to the match; one that is gone is said to be so")
  void stranger_signsInFirst() {
    browser.go(PlayPage.url(hub) + "#/play/999999/challenger");
    PlayPage.enter(browser, ann);
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
    long own = create("pong");
    try (MatchClient challenger = MatchClient.enter(hub.http(), match, "challenger", rest.signUp(bob))) {
      PlayPage.signUp(phone, hub, cid);
      phone.go(PlayPage.url(hub) + "#/play/" + match + "/challenger").sees("#match-notice", "This seat is taken")
          .sees("#match-instead", "Watch it");
      phone.go(PlayPage.url(hub) + "#/play/" + match + "/host").sees("#match-notice", "Only who made the match")
          .sees("#match-instead", "Watch it").click("#match-instead").sees("#match-notice", "not begun");
      browser.go(PlayPage.url(hub) + "#/play/" + match + "/spectator")
          .sees("#match-notice", "You are in match " + own + " as its host already")
          .click("#match-instead").sees("#match-notice", "Waiting for somebody");
      assertThat(challenger.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("A seat goes to whoever takes it last, is there after a reload, and a deleted match and a login end it")
  void seat_isLost() {
    long match = create("pong");
    browser.sees("#log", "Nothing").click("#match-sound");
    browser.reload().sees("#match-notice", "Waiting for somebody").sees("#compose", "Send").sees("[aria-pressed=true]",
        "Sound");
    try (MatchClient host = MatchClient.enter(hub.http(), match, "host", rest.token(ann, RestClient.PASSWORD))) {
      browser.sees("#match-notice", "in this match in another window now").sees("#again", "Connect again");
      browser.click("#match-again").sees("#match-notice", "Waiting for somebody");
      assertThat(host.awaitClose()).isEqualTo(4106);
    }
    PlayPage.signUp(phone, hub, bob);
    PlayPage.pick(phone, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready");
    PlayPage.shoot("waiting", browser, phone);
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
    long match = begin("pong", "Pong");
    Await.until("a second is played", () -> browser.text("#match-clock").compareTo("0:01") >= 0);
    hub.kill();
    browser.sees("#match-notice", "Trying again in").sees("#status", "Trying again in");
    hub.start();
    Await.until("both play again", () -> List.of(browser, phone).stream()
        .allMatch(page -> page.text("#status").startsWith("Signed in") && page.text("#match-notice").isEmpty()));
    browser.hold("w", Duration.ofMillis(300));
    try (MatchClient spectator = MatchClient.enter(hub.http(), match, "spectator", rest.signUp(cid))) {
      Await.until("the left paddle is higher", () -> spectator.await("status").getDouble("left_paddle_y") < 0.5);
    }
    Await.until("the chat is back", () -> Boolean.TRUE.equals(
        browser.evaluate("const text = document.getElementById('text');"
            + "return text?.disabled === false && text.closest('hub-beside')?.isInside === true")));
    PlayPage.say(browser, "still here");
    phone.sees("#log", "still here");
  }

  /** Ann makes a match at the desk, Bob joins it with the telephone and is ready, and she starts it. */
  private long begin(String game, String title) {
    long match = create(game);
    PlayPage.signUp(phone, hub, bob);
    PlayPage.pick(phone, "Join", title + " " + match).sees("#match-notice", "Say when you are ready")
        .click("#match-ready");
    browser.sees("#match-notice", bob + " is ready").click("#match-start");
    return match;
  }

  private long create(String game) {
    PlayPage.signUp(browser, hub, ann);
    return PlayPage.create(browser, game);
  }

  private static void awaitPaddle(MatchClient spectator, double y) {
    Await.until("the right paddle is at " + y,
        () -> Math.abs(spectator.await("status").getDouble("right_paddle_y") - y) < 0.02);
  }

  private static void mark(Browser player, int cell) {
    player.sees("#match-notice", "your turn").click(cell(cell));
    Await.until("it is marked", () -> !player.text("#match-notice").contains("your turn"));
  }

  private static String hand(String word) {
    return ".hands button[value=" + word + "]";
  }

  private static String cell(int number) {
    return ".board button:nth-child(" + number + ")";
  }
}

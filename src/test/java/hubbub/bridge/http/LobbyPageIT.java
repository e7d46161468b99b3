package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matches in the page, from the list of all to the result and what a person has played, in real browsers. */
class LobbyPageIT extends PlayRig {
  private static final String UP = "\uE013";
  private static final String COUNT_SENT = "window.sent = 0; const send = WebSocket.prototype.send;"
      + "WebSocket.prototype.send = function (text) { window.sent++; return send.call(this, text); };";
  private static final String PAINTED = "const field = document.querySelector('canvas');"
      + "return field.getContext('2d').getImageData(0, 0, field.width, field.height).data.some(byte => byte > 0)";

  @BeforeAll
  static void start() {
    start(7);
  }

  @Test
  @DisplayName("Two play Pong to its end, a third watches on a telephone, and all talk beside it with other clients")
  void pong_isPlayedToItsEnd() {
    PlayPage.signUp(browser, hub, ann);
    long match = PlayPage.create(browser, "pong");
    PlayPage.signUp(phone, hub, cid);
    PlayPage.pick(phone, "Watch", "Pong " + match).sees("#match-notice", "not begun");
    try (Browser other = Browser.open(folder); ChatMasterClient carl = ChatMasterClient.connect(hub.tcp())) {
      carl.login("carl" + people);
      carl.join("match-" + match);
      PlayPage.signUp(other, hub, bob);
      PlayPage.pick(other, "Join", "Pong " + match).sees("#match-notice", "Say when you are ready")
        .click("#match-ready");
      browser.sees("#match-notice", bob + " is ready").click("#match-start").sees("#match-points", " : ");
      steer(match);
      PlayPage.say(browser, "good luck, @" + bob);
      carl.awaitMessage("good luck, @" + bob);
      carl.say("play on");
      for (Browser one : List.of(browser, other, phone)) {
        one.sees("#log", "good luck").sees("#log", "play on").sees("#match-left", ann).sees("#match-right", bob)
            .sees("#match-points", " : ");
        Await.until("the field is painted", () -> Boolean.TRUE.equals(one.evaluate(PAINTED)));
      }
      PlayPage.shoot("match", browser, phone);
      // The ball is served to the right until somebody has seven points.
      phone.sees("#match-notice", "wins 7 : ");
      browser.sees("#match-notice", " 7 : ");
      String winner = browser.text("#match-notice").startsWith("You win") ? ann : bob;
      (winner.equals(ann) ? browser : other).sees("#match-notice", "You win 7 : ").sees("#match-ratings", "+50");
      (winner.equals(ann) ? other : browser).sees("#match-notice", winner + " wins 7 : ");
      PlayPage.shoot("result", browser, phone);
      other.click("#match-ratings a").sees("#player-figures", "1050").sees("#player-matches", "won");
      PlayPage.assertQuiet(other);
      phone.click("#match-leave").sees("#newest", "Pong: " + winner + " won against").sees("#best", winner);
      assertThat(phone.evaluate("return localStorage.getItem('hubbub:" + cid + ":rooms')")).isIn(null, "[]");
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
  @DisplayName("What others make, join and start is there without a click, and can be filtered by state and game")
  void lobby_isLive() {
    String dora = rest.signUp("dora" + people);
    PlayPage.signUp(browser, hub, ann);
    PlayPage.signUp(phone, hub, bob);
    long open = rest.match(rest.signUp("eve" + people));
    long full = rest.match(dora);
    browser.sees(row(open), "eve" + people).sees(row(full), "open");
    try (MatchClient host = MatchClient.enter(hub.http(), full, "host", dora);
        MatchClient challenger = MatchClient.enter(hub.http(), full, "challenger", rest.signUp(cid))) {
      phone.sees(row(full), "about to start").sees(row(full), cid);
      host.start(rest, full, dora, challenger);
      phone.sees(row(full), "running since").sees(row(full), "Watch");
      PlayPage.shoot("lobby", browser, phone);
      // This hub has no other games.
      assertThat(browser.evaluate("return [...document.querySelectorAll('.make button')].map(one => one.value).join()"))
          .isEqualTo("pong,tictactoe");
      browser.click(".states label:nth-of-type(2)");
      Await.until("only open ones", () -> !exists(browser, full) && exists(browser, open));
      browser.click(".states label:nth-of-type(3)");
      Await.until("only running ones", () -> exists(browser, full) && !exists(browser, open));
      browser.click("#lobby-game option[value=tictactoe]").sees(".none", "no such match");
    }
    PageRules.assertFits(phone);
  }

  @Test
  @DisplayName("Where matches have no rooms there is no chat beside them, and nothing else is missing")
  void withoutRooms_matchIsPlayed() {
    Map<String, JsonObject> changes = Map.of("matches.json",
        new JsonObject().put("rooms", new JsonObject().put("on", false)));
    try (PackagedHub mute = PackagedHub.start(folder.resolve("mute"), "hub.json", changes);
        RestClient there = new RestClient(mute.http())) {
      PlayPage.signUp(browser, mute, ann);
      long match = PlayPage.create(browser, "pong");
      try (MatchClient challenger = MatchClient.enter(mute.http(), match, "challenger", there.signUp(bob))) {
        challenger.command("ready");
        browser.sees("#match-notice", "is ready").click("#match-start");
        Await.until("five seconds are played", () -> browser.text("#match-clock").compareTo("0:05") >= 0);
      }
      assertThat(browser.evaluate("return document.querySelectorAll('.beside, .notice:not(:empty)').length"))
          .isEqualTo(0);
    }
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
    PlayPage.signUp(browser, hub, ann);
    PlayPage.signUp(phone, hub, cid);
    long match = rest.match(host);
    try (RwciClient talker = RwciClient.connect(hub.http()).enter(name, RestClient.PASSWORD, "rooms")) {
      talker.send(RwciClient.packet("join_channel").put("channel", "match-" + match));
      talker.await("channel_joined");
      PlayPage.pick(phone, "Watch", "Pong " + match).sees("#match-left", name).sees("#beside-title", "2 here");
      talker.say("match-" + match, "<svg onload=alert(1)>");
      phone.sees("#log", "<svg onload=alert(1)>").sees("#log", name);
    }
    browser.sees("#best", name).click("#best a").sees("#player-name", name).sees("#player-figures", "Won")
        .sees("#player-chart figcaption", "Rating after each match").sees("#player-matches", bob);
    phone.go(PlayPage.url(hub) + "#/play/of/" + bob).sees("#player-matches", name).sees("#player-figures", "Lost");
    assertThat((String) browser.evaluate("return document.querySelector('#player-chart svg').ariaLabel"))
        .startsWith("Rating over 3 matches: from 1000 to 1");
    assertThat(browser.evaluate("return document.querySelectorAll('#player-matches tbody tr').length")).isEqualTo(3);
    assertThat(browser.evaluate("return document.querySelectorAll('#player-chart .way')[0].points.length"))
        .isEqualTo(4);
    for (Browser one : List.of(browser, phone)) {
      assertThat(one.evaluate("return document.querySelectorAll('img, svg:not(.chart)').length")).isEqualTo(0);
    }
    PlayPage.shoot("player", browser, phone);
    PageRules.assertFits(phone);
    browser.go(PlayPage.url(hub) + "#/play/of/nobody" + people).sees("#player-error", "There is nobody called");
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

  private static String row(long match) {
    return "#lobby-matches li:has([href*='/" + match + "/'])";
  }

  private static boolean exists(Browser browser, long match) {
    return Boolean.TRUE.equals(browser.evaluate("return !!document.querySelector(\"" + row(match) + "\")"));
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not read, and players who stay away, in matches that would last for minutes. */
class MatchAudienceIT {
  private static final int MANY = 400;

  private static LocalHub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder, Map.of(
        "games.pong", new JsonObject().put("rules", new JsonObject().put("points", 99)),
        "matches", new JsonObject().put("seats", new JsonObject().put("keptSeconds", 1))));
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  @DisplayName("A spectator who does not read misses frames and sees the newest afterwards; all others miss none")
  void slowSpectator_isConflated() {
    try (Duel duel = Duel.in(hub); MatchClient quick = duel.spectator();
        MatchClient slow = new MatchClient(WebSocketWire.openSmall(2_048, hub.port("http"),
            MatchClient.path(duel.id(), "spectator"), "Authorization: Token " + duel.stranger())).succeeds()) {
      slow.await("status");
      slow.wire().stall();
      int from = frames(duel.host());
      int fromQuick = frames(quick);
      Await.until("many frames were shown", () -> frames(duel.host()) >= from + MANY);
      Await.until("the quick one saw them too", () -> frames(quick) >= fromQuick + MANY);
      Await.until("so did the rival", () -> frames(duel.rival()) >= MANY);
      double newest = last(quick).getDouble("ball_x");
      slow.wire().resume();
      Await.until("the slow one is where the others are",
          () -> slow.messages().stream().anyMatch(one -> Double.valueOf(newest).equals(one.getDouble("ball_x")))
              || frames(slow) > 10 && last(slow).equals(last(quick)));
      assertThat(frames(slow)).isLessThan(frames(quick) - MANY / 4);
      for (MatchClient all : List.of(duel.host(), duel.rival(), quick, slow)) {
        assertThat(all.wire().received().end()).isEmpty();
      }
      assertSteady(duel.host());
      assertSteady(quick);
    }
  }

  @Test
  @DisplayName("A player who does not read harms nobody else")
  void slowPlayer_harmsNobody() {
    try (Duel duel = Duel.in(hub); Duel other = Duel.in(hub); MatchClient spectator = duel.spectator()) {
      duel.rival().wire().stall();
      for (MatchClient all : List.of(duel.host(), spectator, other.host(), other.rival())) {
        int from = frames(all);
        Await.until("many frames were shown", () -> frames(all) >= from + MANY);
        assertSteady(all);
      }
      duel.rival().wire().resume();
    }
  }

  @Test
  @DisplayName("Who stays away has lost when the time is over, and the one who stayed has won")
  void away_forfeits() {
    try (Duel duel = Duel.in(hub); MatchClient spectator = duel.spectator()) {
      duel.rival().wire().reset();
      assertThat(duel.host().await("paused")).isEqualTo(new JsonObject().put("message_type", "paused"));
      JsonObject end = duel.host().awaitMatchEnd();
      assertThat(end.getString("winner")).isEqualTo(duel.hostName());
      assertThat(spectator.awaitMatchEnd()).isEqualTo(end);
      assertThat(duel.host().awaitClose()).isEqualTo(1000);
      end.remove("message_type");
      assertThat(duel.rest().object("/api/completed_matches/" + duel.id() + "/", duel.hostToken())).isEqualTo(end);
    }
  }

  @Test
  @DisplayName("A player who is banned is told so and closed; the match waits, and the other one wins it")
  void banned_forfeits() {
    Bus bus = new Bus(hub.vertx(), Duration.ofSeconds(5));
    JsonObject nobody = new JsonObject().put("error", "unauthenticated user, please send auth token").put("code", 6);
    try (Duel duel = Duel.in(hub); MatchClient spectator = duel.spectator()) {
      Await.result(bus.call(AuthApi.BAN, new Ban("admin", duel.rivalName(), Long.MAX_VALUE, "rude")));
      assertThat(duel.rival().awaitError()).isEqualTo(nobody);
      assertThat(duel.rival().awaitClose()).isEqualTo(4105);
      duel.host().await("paused");
      try (MatchClient again = MatchClient.connect(hub.port("http"), duel.id(), "challenger",
          "Authorization: Token " + duel.rivalToken())) {
        assertThat(again.next()).isEqualTo(nobody);
        assertThat(again.awaitClose()).isEqualTo(4001);
      }
      JsonObject end = duel.host().awaitMatchEnd();
      assertThat(end.getString("winner")).isEqualTo(duel.hostName());
      assertThat(end.getString("loser")).isEqualTo(duel.rivalName());
      assertThat(end.getInteger("loser_elo_after_match")).isEqualTo(950);
      assertThat(spectator.awaitMatchEnd()).isEqualTo(end);
      assertThat(duel.host().awaitClose()).isEqualTo(1000);
    }
  }

  @Test
  @DisplayName("A matches verticle that is restarted goes on with everybody, who see a pause and no more")
  void restart_isAPause() {
    try (Duel duel = Duel.in(hub); MatchClient spectator = duel.spectator()) {
      hub.stop("matches");
      hub.start("matches");
      for (MatchClient all : List.of(duel.host(), duel.rival(), spectator)) {
        all.await("resumed");
        all.await("status");
        assertThat(all.messages()).noneMatch(message -> message.containsKey("error"));
      }
      // The match goes on as soon as its players are back; whoever looks on takes the seat again in their own time.
      Await.until("the spectator is back too", () -> duel.rest()
          .object("/api/ongoing_matches/" + duel.id() + "/", duel.hostToken()).getJsonArray("spectators").size() == 1);
    }
  }

  @Test
  @DisplayName("A game that is restarted goes on from its snapshot with everybody")
  void gameRestart_isAPause() {
    try (Duel duel = Duel.in(hub)) {
      hub.stop("games.pong");
      hub.start("games.pong");
      duel.host().await("resumed");
      duel.host().await("status");
      duel.rival().await("status");
    }
  }

  /** Between two frames the ball mostly moves by one tick; on a busy machine some are late together. */
  private static void assertSteady(MatchClient client) {
    List<JsonObject> seen = client.messages().stream().filter(MatchAudienceIT::status).toList();
    long steps = 0;
    for (int i = 1; i < seen.size(); i++) {
      double moved = Math.abs(seen.get(i).getDouble("ball_x") - seen.get(i - 1).getDouble("ball_x"));
      steps += Math.abs(moved - 0.003) < 1e-9 ? 1 : 0;
    }
    assertThat(steps).isGreaterThan(seen.size() * 6L / 10);
  }

  private static int frames(MatchClient client) {
    return (int) client.wire().received().all().stream().filter(text -> text.contains("\"status\"")).count() - 1;
  }

  private static JsonObject last(MatchClient client) {
    return client.messages().stream().filter(MatchAudienceIT::status).reduce((before, after) -> after).orElseThrow();
  }

  private static boolean status(JsonObject message) {
    return "status".equals(message.getString("message_type"));
  }
}

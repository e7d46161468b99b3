package hubbub.modules.rps;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.HubLines;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The game in the packaged hub, with the lines that its README says. */
class RockPaperScissorsHubIT {
  private static final JsonObject LINE = new JsonObject().put("name", "games.rps")
      .put("verticle", "rps.RockPaperScissors").put("config", "rps.json");

  @TempDir
  private Path folder;
  private PackagedHub hub;
  private RestClient rest;

  @BeforeEach
  void start() {
    hub = PackagedHub.start(folder, "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords(),
        "hub.json", HubLines.inFrontOf("matches", LINE),
        "matches.json", new JsonObject().put("games", new JsonArray().add("pong").add("rps")),
        "rps.json", new JsonObject().put("rules", new JsonObject().put("seconds", 600))));
    rest = new RestClient(hub.http());
  }

  @AfterEach
  void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("Two play to the end and a third watches, while the module is started anew and the hub is killed")
  void match_isPlayedToItsEnd() {
    String ann = rest.signUp("ann");
    String bob = rest.signUp("bob");
    assertThat(rest.list("/api/games/", ann)).isEqualTo(new JsonArray().add("pong").add("rps"));
    long match = create(ann);
    try (MatchClient host = seat(match, "host", ann); MatchClient challenger = seat(match, "challenger", bob);
        MatchClient spectator = seat(match, "spectator", rest.signUp("cid"))) {
      host.start(rest, match, ann, challenger);
      assertThat(spectator.await("init").getJsonArray("choices")).hasSize(3);
      assertThat(choose(host, "host", "rock").getBoolean("host_chosen")).isTrue();
      refused(host, "rock");
      refused(challenger, "lizard");
      assertThat(spectator.await("status").getInteger("round")).isEqualTo(1);
      assertThat(texts(challenger) + texts(spectator)).doesNotContain("\"host\":\"rock\"");
      assertThat(choose(challenger, "challenger", "paper").getInteger("challenger_score")).isEqualTo(1);
      settle(host);
      RestClient.expect(204, restart());
      for (MatchClient one : List.of(host, challenger, spectator)) {
        one.await("resumed");
        assertThat(one.await("status").getInteger("challenger_score")).isEqualTo(1);
      }
      choose(host, "host", "scissors");
      assertThat(choose(challenger, "challenger", "paper").getInteger("host_score")).isEqualTo(1);
      settle(host);
      hub.kill();
    }
    rest.close();
    hub.start();
    rest = new RestClient(hub.http());
    playOn(match, ann, bob);
  }

  private void playOn(long match, String ann, String bob) {
    try (MatchClient host = seat(match, "host", ann); MatchClient challenger = seat(match, "challenger", bob);
        MatchClient spectator = seat(match, "spectator", rest.token("cid", RestClient.PASSWORD))) {
      JsonObject seen = spectator.await("status");
      assertThat(List.of(seen.getInteger("host_score"), seen.getInteger("challenger_score"))).containsExactly(1, 1);
      assertThat(seen.getInteger("seconds_left")).isGreaterThan(500);
      challenger.await("resumed");
      for (int point = 2; point <= 3; point++) {
        choose(challenger, "challenger", "scissors");
        choose(host, "host", "rock");
      }
      JsonObject end = spectator.awaitMatchEnd();
      assertThat(end.getString("winner")).isEqualTo("ann");
      assertThat(end.getInteger("winner_score")).isEqualTo(3);
      assertThat(end.getInteger("loser_score")).isEqualTo(1);
      assertThat(end.getInteger("winner_elo_after_match")).isEqualTo(1050);
      assertThat(host.awaitMatchEnd()).isEqualTo(end);
      assertThat(challenger.awaitMatchEnd()).isEqualTo(end);
    }
    assertThat(rest.object("/api/users/bob/", ann).getInteger("elo")).isEqualTo(950);
  }

  @Test
  @DisplayName("What is wrong in its file is told to who starts it anew; mended, matches have what was changed")
  void wrongFile_isTold() throws IOException {
    String ann = rest.signUp("ann");
    conf(0);
    HttpResponse<String> refused = restart();
    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(refused.body()).contains("games.rps does not start", "rules.wins is 0");
    conf(1);
    Await.until("it has been started anew", Duration.ofSeconds(30), () -> restart().statusCode() == 204);

    long match = create(ann);
    try (MatchClient host = seat(match, "host", ann);
        MatchClient challenger = seat(match, "challenger", rest.signUp("bob"))) {
      host.start(rest, match, ann, challenger);
      assertThat(challenger.await("init").getInteger("wins")).isEqualTo(1);
      choose(host, "host", "paper");
      challenger.send(new JsonObject().put("command", "choose").put("choice", "rock"));
      assertThat(challenger.awaitMatchEnd().getString("winner")).isEqualTo("ann");
    }
  }

  private long create(String token) {
    return new JsonObject(RestClient.expect(201, rest.send("POST", "/api/ongoing_matches/", "{\"game\":\"rps\"}",
        RestClient.bearer(token, "Content-Type", "application/json")))).getLong("id");
  }

  private MatchClient seat(long match, String role, String token) {
    return MatchClient.enter(hub.http(), match, role, token);
  }

  /** Chooses, and returns what is to be seen then, among what tells of the time that passes. */
  private static JsonObject choose(MatchClient player, String seat, String word) {
    Await.until("it has begun", () -> statuses(player).findAny().isPresent());
    int round = statuses(player).toList().getLast().getInteger("round");
    player.send(new JsonObject().put("command", "choose").put("choice", word));
    JsonObject seen = player.await("status");
    while (seen.getInteger("round") <= round && !seen.getBoolean(seat + "_chosen")
        && seen.getValue("winner") == null) {
      seen = player.await("status");
    }
    return seen;
  }

  private static Stream<JsonObject> statuses(MatchClient player) {
    return player.messages().stream().filter(one -> "status".equals(one.getString("message_type")));
  }

  private static void refused(MatchClient player, String word) {
    player.send(new JsonObject().put("command", "choose").put("choice", word));
    assertThat(player.awaitError().getInteger("code")).isEqualTo(2);
  }

  /** Lets so much time pass that everything before it is in a snapshot that is stored: three seconds are told. */
  private static void settle(MatchClient player) {
    int left = player.await("status").getInteger("seconds_left");
    while (player.await("status").getInteger("seconds_left") > left - 3) {
      assertThat(left).isPositive();
    }
  }

  private static String texts(MatchClient client) {
    return client.messages().toString();
  }

  private HttpResponse<String> restart() {
    return rest.send("POST", "/api/admin/modules/games.rps/restart/", "{}", RestClient.bearer(
        rest.token("admin", PackagedHub.ADMIN_PASSWORD), "Content-Type", "application/json"));
  }

  private void conf(int wins) throws IOException {
    Files.writeString(folder.resolve("conf/rps.json"),
        new JsonObject().put("rules", new JsonObject().put("wins", wins).put("seconds", 600)).encode());
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten matches in a packaged hub that ends in the middle of them, and is started again. */
class MatchSurvivalIT {
  private static final int MATCHES = 10;

  @TempDir
  private Path folder;
  private final List<Game> games = new ArrayList<>();
  private PackagedHub hub;
  private RestClient rest;

  @BeforeEach
  void start() {
    // Two points: a match lasts some seconds at least, and not for minutes.
    JsonObject shorter = new JsonObject().put("rules", new JsonObject().put("points", 2));
    hub = PackagedHub.start(folder, "hub.json", Map.of("pong.json", shorter));
    rest = new RestClient(hub.http());
    // Passwords take their time, and matches begun do not wait.
    List<String> hosts = people("host");
    List<String> challengers = people("challenger");
    for (int i = 0; i < MATCHES; i++) {
      games.add(begin(hosts.get(i), challengers.get(i)));
    }
    games.forEach(game -> game.clients().forEach(client -> client.await("status")));
  }

  @AfterEach
  void end() {
    games.forEach(Game::close);
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("After kill -9 in the middle of ten matches all ten are there, paused, and are played to their end")
  void killed_allAreThereAndFinish() {
    hub.kill();
    games.forEach(game -> game.clients().forEach(client -> client.wire().received().awaitEnd()));
    hub.start();
    goOn();
  }

  @Test
  @DisplayName("A hub that stops in order closes with 1012, and each match goes on from where it was seen last")
  void stopped_matchesGoOn() {
    assertThat(hub.stop()).isZero();
    games.forEach(game -> game.clients().forEach(client -> assertThat(client.awaitClose()).isEqualTo(1012)));
    List<JsonObject> seen = games.stream().map(game -> last(game.clients().getFirst())).toList();
    hub.start();
    goOn();
    for (int i = 0; i < MATCHES; i++) {
      assertGoesOn(seen.get(i), games.get(i).clients().getFirst().messages().get(2));
    }
  }

  /** Between a player's last frame and the moment when that player is known to be gone somebody may score. */
  private static void assertGoesOn(JsonObject seen, JsonObject first) {
    for (String field : List.of("left_score", "right_score", "match_time")) {
      assertThat(first.getInteger(field)).as(field).isBetween(seen.getInteger(field), seen.getInteger(field) + 1);
    }
  }

  private void goOn() {
    String token = games.getFirst().host();
    assertThat(rest.list("/api/ongoing_matches/?is_started=true&is_full=true", token).stream()
        .map(match -> ((JsonObject) match).getLong("id")))
        .containsExactlyElementsOf(games.stream().map(Game::id).toList());
    games.replaceAll(game -> {
      game.close();
      return new Game(game.id(), game.host(), game.challenger(), List.of(
          MatchClient.enter(hub.http(), game.id(), "host", game.host()),
          MatchClient.enter(hub.http(), game.id(), "challenger", game.challenger())));
    });
    games.forEach(this::finished);
    assertThat(rest.list("/api/ongoing_matches/", token)).isEmpty();
    assertThat(rest.list("/api/completed_matches/", token)).hasSize(MATCHES);
  }

  private void finished(Game game) {
    JsonObject end = game.clients().getFirst().awaitMatchEnd();
    assertThat(game.clients().getLast().awaitMatchEnd()).isEqualTo(end);
    game.clients().forEach(client -> {
      assertThat(client.messages().get(1).getString("message_type")).isEqualTo("init");
      assertThat(client.messages().get(2).getString("message_type")).isEqualTo("status");
      assertThat(client.awaitClose()).isEqualTo(1000);
    });
    JsonObject result = end.copy();
    result.remove("message_type");
    assertThat(rest.object("/api/completed_matches/" + game.id() + "/", game.host())).isEqualTo(result);
  }

  private Game begin(String host, String challenger) {
    long id = rest.match(host);
    MatchClient left = MatchClient.enter(hub.http(), id, "host", host);
    MatchClient right = MatchClient.enter(hub.http(), id, "challenger", challenger);
    left.start(rest, id, host, right);
    return new Game(id, host, challenger, List.of(left, right));
  }

  private static JsonObject last(MatchClient client) {
    return client.messages().stream().filter(one -> "status".equals(one.getString("message_type")))
        .reduce((before, after) -> after).orElseThrow();
  }

  private List<String> people(String kind) {
    return IntStream.range(0, MATCHES).mapToObj(i -> rest.signUp(kind + i)).toList();
  }

  private record Game(long id, String host, String challenger, List<MatchClient> clients) {
    void close() {
      clients.forEach(MatchClient::close);
    }
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole matches over REST and websockets, with a game of one point, so that nobody waits long. */
class MatchIT {
  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final JsonObject INIT = new JsonObject().put("message_type", "init").put("ball_radius", 0.02)
      .put("paddle_height", 0.13).put("paddle_width", 0.02);

  private static LocalHub hub;
  private static RestClient rest;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder, Map.of(
        "games.pong", new JsonObject().put("rules", new JsonObject().put("points", 1)),
        "matches", new JsonObject().put("limits", new JsonObject().put("spectators", 3))));
    rest = new RestClient(hub.port("http"));
  }

  @AfterAll
  static void end() {
    rest.close();
    hub.close();
  }

  @ParameterizedTest
  @DisplayName("Two play and three look on to the end, however they prove who they are; the end is what REST keeps")
  @ValueSource(strings = {"Authorization: Token ", "Authorization: Bearer ", "Cookie: hubbub="})
  void match_isPlayedToTheEnd(String proof) {
    Person host = person("host");
    Person challenger = person("challenger");
    HttpResponse<String> made = rest.send("POST", "/api/ongoing_matches/", "", header(proof, host));
    long id = new JsonObject(RestClient.expect(201, made)).getLong("id");
    List<MatchClient> all = new ArrayList<>();
    try {
      all.add(seat(id, "host", proof + host.token()));
      all.add(seat(id, "challenger", proof + challenger.token()));
      for (int i = 0; i < 3; i++) {
        all.add(seat(id, "spectator", proof + person("spectator").token()));
      }
      all.get(0).start(rest, id, host.token(), all.get(1));
      JsonObject end = all.getFirst().awaitMatchEnd();
      all.forEach(client -> {
        assertThat(client.awaitClose()).isEqualTo(1000);
        List<JsonObject> messages = client.messages();
        assertThat(messages.get(1)).isEqualTo(INIT);
        assertThat(messages.subList(2, messages.size() - 1))
            .allMatch(message -> message.getString("message_type").equals("status"));
        assertThat(messages.getLast()).isEqualTo(end);
      });
      kept(end, id, host);
    } finally {
      all.forEach(MatchClient::close);
    }
  }

  private static void kept(JsonObject end, long id, Person host) {
    JsonObject result = end.copy();
    result.remove("message_type");
    assertThat(rest.object("/api/completed_matches/" + id + "/", host.token())).isEqualTo(result);
    assertThat(result.getInteger("winner_elo_after_match")).isEqualTo(1050);
    assertThat(result.getInteger("loser_elo_after_match")).isEqualTo(950);
    assertThat(rest.send("GET", "/api/ongoing_matches/" + id + "/", "", RestClient.bearer(host.token())).statusCode())
        .isEqualTo(404);
    JsonObject shown = rest.object("/api/users/" + result.getString("winner") + "/", host.token());
    assertThat(shown.getInteger("elo")).isEqualTo(1050);
    assertThat(shown.getValue("ongoing_match")).isNull();
  }

  @Test
  @DisplayName("Each error has its code, its words and its end")
  void errors_haveTheirCodes() {
    Person host = person("host");
    Person other = person("other");
    long id = rest.match(host.token());
    long theirs = rest.match(other.token());
    refused(MatchClient.connect(hub.port("http"), id, "host"), 6, 4001);
    refused(connect(id, "host", "nonsense"), 6, 4001);
    refused(connect(id, "host&x=1", host.token()), 7, 4000);
    refused(connect(id, "king", host.token()), 7, 4000);
    refused(connect(987_654, "host", host.token()), 5, 4004);
    refused(connect(theirs, "host", host.token()), 8, 1000);
    refused(connect(theirs, "challenger", host.token()), 9, 1000);
    refused(connect(theirs, "spectator", host.token()), 9, 1000);
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token())) {
      ann.send(new JsonObject());
      assertThat(ann.next()).isEqualTo(error("no command sent", 2));
      ann.command("up");
      assertThat(ann.next()).isEqualTo(error("invalid command", 2));
      ann.command("start_match");
      assertThat(ann.next()).isEqualTo(error("challenger not ready", 3));
      delete(id, host);
      assertThat(ann.next()).isEqualTo(error("match ended, stop sending commands", 4));
      assertThat(ann.awaitClose()).isEqualTo(1000);
    }
    delete(theirs, other);
  }

  @Test
  @DisplayName("A challenger who is ready is answered nothing, and every further command is invalid until the start")
  void ready_isAnsweredNothing() {
    Person host = person("host");
    long id = rest.match(host.token());
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token());
        MatchClient bob = MatchClient.enter(hub.port("http"), id, "challenger", person("challenger").token())) {
      bob.command("up");
      assertThat(bob.next()).isEqualTo(error("invalid command", 2));
      bob.command("ready").command("ready").command("start_match").command("up");
      for (int i = 0; i < 3; i++) {
        assertThat(bob.next()).isEqualTo(error("invalid command", 2));
      }
      ann.command("start_match");
      assertThat(ann.next()).isEqualTo(INIT);
      assertThat(bob.next()).isEqualTo(INIT);
      bob.command("up").command("jump");
      assertThat(bob.awaitError()).isEqualTo(error("invalid command", 2));
    }
  }

  @Test
  @DisplayName("Who goes on playing after the end is told that the match has ended, before the connection closes")
  void commandsAfterTheEnd_areAnswered() {
    Person host = person("host");
    long id = rest.match(host.token());
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token());
        MatchClient bob = MatchClient.enter(hub.port("http"), id, "challenger", person("challenger").token())) {
      ann.start(rest, id, host.token(), bob);
      ann.awaitMatchEnd();
      ann.command("up");
      assertThat(ann.next()).isEqualTo(error("match ended, stop sending commands", 4));
      assertThat(ann.awaitClose()).isEqualTo(1000);
      assertThat(bob.awaitClose()).isEqualTo(1000);
    }
  }

  @Test
  @DisplayName("Of two who want the same seat at the same moment one gets it, and the other is told that it is taken")
  void racingChallengers_oneWins() {
    for (int round = 0; round < 5; round++) {
      Person host = person("host");
      long id = rest.match(host.token());
      List<String> tokens = List.of(person("one").token(), person("two").token());
      try (MatchClient one = connect(id, "challenger", tokens.get(0));
          MatchClient two = connect(id, "challenger", tokens.get(1))) {
        List<Integer> codes = List.of(one.next().getInteger("code"), two.next().getInteger("code"));
        assertThat(codes).containsExactlyInAnyOrder(0, 9);
        assertThat((codes.get(0) == 9 ? one : two).awaitClose()).isEqualTo(1000);
        JsonObject challenger = rest.object("/api/ongoing_matches/" + id + "/challenger/", host.token());
        assertThat(challenger.getString("role")).isEqualTo("C");
        assertThat(rest.list("/api/ongoing_matches/?is_full=TRUE", host.token()).stream()
            .map(match -> ((JsonObject) match).getLong("id"))).contains(id);
      }
      delete(id, host);
    }
  }

  @Test
  @DisplayName("A match takes so many spectators and no more, and a place that gets free is given again")
  void spectators_areLimited() {
    Person host = person("host");
    long id = rest.match(host.token());
    List<MatchClient> spectators = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      spectators.add(MatchClient.enter(hub.port("http"), id, "spectator", person("spectator").token()));
    }
    Person late = person("late");
    try (MatchClient refused = connect(id, "spectator", late.token())) {
      assertThat(refused.next()).isEqualTo(error("The match has as many spectators as it can.", 9));
      assertThat(refused.awaitClose()).isEqualTo(1000);
    }
    spectators.removeFirst().close();
    Await.until("the place is free",
        () -> rest.list("/api/ongoing_matches/" + id + "/spectators/", host.token()).size() == 2);
    spectators.add(MatchClient.enter(hub.port("http"), id, "spectator", late.token()));
    spectators.forEach(MatchClient::close);
    delete(id, host);
  }

  @Test
  @DisplayName("Only the host deletes a match, before it starts; everybody in it is told and closed")
  void host_deletesTheMatch() {
    Person host = person("host");
    Person bob = person("challenger");
    long id = rest.match(host.token());
    try (MatchClient challenger = MatchClient.enter(hub.port("http"), id, "challenger", bob.token());
        MatchClient spectator = MatchClient.enter(hub.port("http"), id, "spectator", person("spectator").token())) {
      String path = "/api/ongoing_matches/" + id + "/";
      HttpResponse<String> foreign = rest.send("DELETE", path, "", RestClient.bearer(bob.token()));
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(new JsonObject(foreign.body()).fieldNames()).containsExactly("detail");
      delete(id, host);
      for (MatchClient client : List.of(challenger, spectator)) {
        assertThat(client.next()).isEqualTo(error("match ended, stop sending commands", 4));
        assertThat(client.awaitClose()).isEqualTo(1000);
      }
      assertThat(rest.send("DELETE", path, "", RestClient.bearer(host.token())).statusCode()).isEqualTo(404);
      refused(connect(id, "host", host.token()), 5, 4004);
    }
  }

  @Test
  @DisplayName("A spectator who comes in the middle gets the game's first word first; a started match is not deleted")
  void lateSpectator_getsInitFirst() {
    Person host = person("host");
    Person spectator = person("spectator");
    long id = rest.match(host.token());
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token());
        MatchClient bob = MatchClient.enter(hub.port("http"), id, "challenger", person("challenger").token())) {
      ann.start(rest, id, host.token(), bob);
      ann.await("status");
      try (MatchClient late = MatchClient.enter(hub.port("http"), id, "spectator", spectator.token())) {
        assertThat(late.next()).isEqualTo(INIT);
        assertThat(late.next().getString("message_type")).isEqualTo("status");
        HttpResponse<String> refused =
            rest.send("DELETE", "/api/ongoing_matches/" + id + "/", "", RestClient.bearer(host.token()));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("[\"You can't delete this match because it is already started\"]");
        late.awaitMatchEnd();
      }
    }
  }

  @Test
  @DisplayName("Who is in a match makes no other one and enters no other one; REST says where everybody is")
  void oneMatchPerPerson() {
    Person host = person("host");
    long id = rest.match(host.token());
    HttpResponse<String> second = rest.send("POST", "/api/ongoing_matches/", "", RestClient.bearer(host.token()));
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).isEqualTo("[\"User " + host.name() + " is already in a match\"]");
    JsonObject match = rest.object("/api/users/" + host.name() + "/ongoing_match/", host.token());
    assertThat(match).isEqualTo(rest.object("/api/ongoing_matches/" + id + "/", host.token()));
    assertThat(match.getJsonObject("host")).isEqualTo(rest.object("/api/users/" + host.name(), host.token()));
    assertThat(match.getJsonObject("host").getString("role")).isEqualTo("H");
    delete(id, host);
    assertThat(rest.send("GET", "/api/users/" + host.name() + "/ongoing_match/", "", RestClient.bearer(host.token()))
        .statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("Who takes the seat again within its time goes on where it stood; the older connection is ended")
  void seat_isTakenAgain() {
    Person host = person("host");
    Person bob = person("challenger");
    long id = rest.match(host.token());
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token())) {
      MatchClient first = MatchClient.enter(hub.port("http"), id, "challenger", bob.token());
      ann.start(rest, id, host.token(), first);
      ann.await("status");
      first.wire().reset();
      ann.await("paused");
      try (MatchClient second = MatchClient.enter(hub.port("http"), id, "challenger", bob.token())) {
        assertThat(second.next()).isEqualTo(INIT);
        assertThat(second.next().getString("message_type")).isEqualTo("status");
        ann.await("resumed");
        try (MatchClient third = MatchClient.enter(hub.port("http"), id, "challenger", bob.token())) {
          assertThat(second.awaitClose()).isEqualTo(4106);
          assertThat(third.next()).isEqualTo(INIT);
          third.awaitMatchEnd();
        }
      }
    }
  }

  @Test
  @DisplayName("The connection of a player who gives the token back closes at once, in the protocol's words")
  void tokenGivenBack_isClosed() {
    Person host = person("host");
    long id = rest.match(host.token());
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token())) {
      RestClient.expect(204, rest.send("DELETE", "/api/token/", "", RestClient.bearer(host.token())));
      assertThat(ann.next()).isEqualTo(error("unauthenticated user, please send auth token", 6));
      assertThat(ann.awaitClose()).isEqualTo(4104);
    }
  }

  @Test
  @DisplayName("Another game is played over the same websocket, turn by turn; chance says who begins")
  void ticTacToe_isPlayed() {
    Person host = person("host");
    Person challenger = person("challenger");
    HttpResponse<String> made = rest.send("POST", "/api/ongoing_matches/", "{\"game\":\"tictactoe\"}",
        RestClient.bearer(host.token(), "Content-Type", "application/json"));
    long id = new JsonObject(RestClient.expect(201, made)).getLong("id");
    try (MatchClient ann = MatchClient.enter(hub.port("http"), id, "host", host.token());
        MatchClient bob = MatchClient.enter(hub.port("http"), id, "challenger", challenger.token())) {
      ann.start(rest, id, host.token(), bob);
      boolean hostBegins = ann.await("status").getString("turn").equals("host");
      bob.await("status");
      MatchClient first = hostBegins ? ann : bob;
      MatchClient second = hostBegins ? bob : ann;
      mark(first, 0, second);
      first.send(new JsonObject().put("command", "mark").put("cell", 8));
      assertThat(first.next()).isEqualTo(error("invalid command", 2));
      mark(second, 3, first);
      mark(first, 1, second);
      mark(second, 4, first);
      mark(first, 2, second);
      assertThat(ann.awaitMatchEnd().getString("winner")).isEqualTo((hostBegins ? host : challenger).name());
      assertThat(bob.awaitClose()).isEqualTo(1000);
    }
  }

  private static void mark(MatchClient player, int cell, MatchClient other) {
    player.send(new JsonObject().put("command", "mark").put("cell", cell));
    assertThat(player.await("status")).isEqualTo(other.await("status"));
  }

  private static void refused(MatchClient client, int code, int close) {
    try (client) {
      JsonObject told = client.next();
      assertThat(told.getInteger("code")).as(told.encode()).isEqualTo(code);
      assertThat(told.getString("error")).isNotBlank();
      assertThat(client.awaitClose()).isEqualTo(close);
      assertThat(client.messages()).hasSize(1);
    }
  }

  private static JsonObject error(String words, int code) {
    return new JsonObject().put("error", words).put("code", code);
  }

  private static void delete(long id, Person host) {
    RestClient.expect(204,
        rest.send("DELETE", "/api/ongoing_matches/" + id + "/", "", RestClient.bearer(host.token())));
  }

  private static MatchClient connect(long id, String role, String token) {
    return MatchClient.connect(hub.port("http"), id, role, "Authorization: Token " + token);
  }

  private static MatchClient seat(long id, String role, String header) {
    return MatchClient.connect(hub.port("http"), id, role, header).succeeds();
  }

  private static String[] header(String proof, Person who) {
    int colon = proof.indexOf(':');
    return new String[] {proof.substring(0, colon), proof.substring(colon + 2) + who.token()};
  }

  private static Person person(String kind) {
    String name = kind + PEOPLE.incrementAndGet();
    return new Person(name, rest.signUp(name));
  }

  private record Person(String name, String token) {}
}

package hubbub.matches;

import static hubbub.matches.MatchesServer.seat;
import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.matches.ActOnMatch;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchQuery.Order;
import hubbub.contract.matches.MatchQuery.Wanted;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.PlayerQuery;
import hubbub.contract.matches.Role;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LobbyIT {
  @TempDir
  private Path folder;
  private MatchesServer server;

  @BeforeEach
  void start() {
    server = MatchesServer.in(folder);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("The games there are can be asked for, the default first")
  void games_areTold() {
    assertThat(server.ask(MatchesApi.GAMES, Done.DONE).games()).containsExactly("pong", "tictactoe");
  }

  @Test
  @DisplayName("A match has the next number, its host, the default game and nobody else")
  void create_makesAMatch() {
    Match first = server.ask(MatchesApi.CREATE, new Create("Ann", ""));
    Match second = server.ask(MatchesApi.CREATE, new Create("Bob", "tictactoe"));

    assertThat(first).isEqualTo(new Match(1, "pong", "Ann", "", false, List.of(), server.clock.millis(), 0, false));
    assertThat(second.id()).isEqualTo(2);
    assertThat(second.game()).isEqualTo("tictactoe");
    assertThat(server.get(1)).isEqualTo(first);
    server.refused(MatchesApi.GET, new OfMatch(3), ErrorCode.NO_SUCH_MATCH);
    server.refused(MatchesApi.CREATE, new Create("Cleo", "chess"), ErrorCode.NO_SUCH_GAME);
    server.refused(MatchesApi.CREATE, new Create("server", ""), ErrorCode.NAME_INVALID);
  }

  @Test
  @DisplayName("Nobody is in two matches, in whatever roles and capitals, and everybody is free again afterwards")
  void person_isInOneMatch() {
    long match = server.create("ann");
    long other = server.create("bob");
    server.join(match, "cleo", Role.CHALLENGER);
    server.join(match, "dan", Role.SPECTATOR);
    for (String busy : List.of("ANN", "Cleo", "dan")) {
      server.refused(MatchesApi.CREATE, new Create(busy, ""), ErrorCode.ALREADY_IN_MATCH);
      server.refused(MatchesApi.join(other), seat(busy, Role.CHALLENGER), ErrorCode.ALREADY_IN_MATCH);
      server.refused(MatchesApi.join(other), seat(busy, Role.SPECTATOR), ErrorCode.ALREADY_IN_MATCH);
    }
    server.refused(MatchesApi.join(match), seat("ann", Role.SPECTATOR), ErrorCode.ALREADY_IN_MATCH);
    server.refused(MatchesApi.join(match), seat("cleo", Role.SPECTATOR), ErrorCode.ALREADY_IN_MATCH);
    server.ask(MatchesApi.DELETE, new ActOnMatch("Ann", match));
    for (String free : List.of("ann", "cleo", "dan")) {
      assertThat(server.player(free).match()).isZero();
    }
    assertThat(server.create("dan")).isEqualTo(3);
  }

  @Test
  @DisplayName("Only the host is host, only one is challenger, and as many as allowed watch")
  void seats_areLimited() {
    server.close();
    server = MatchesServer.in(folder, new JsonObject().put("limits", new JsonObject().put("spectators", 2)));
    long match = server.create("ann");
    server.refused(MatchesApi.join(match), seat("bob", Role.HOST), ErrorCode.NOT_YOUR_MATCH);
    server.join(match, "bob", Role.CHALLENGER);
    server.refused(MatchesApi.join(match), seat("cleo", Role.CHALLENGER), ErrorCode.MATCH_FULL);
    server.join(match, "cleo", Role.SPECTATOR);
    server.join(match, "dan", Role.SPECTATOR);
    server.refused(MatchesApi.join(match), seat("eve", Role.SPECTATOR), ErrorCode.SPECTATORS_FULL);
    server.leave(match, "cleo");
    assertThat(server.join(match, "eve", Role.SPECTATOR).match().spectators()).containsExactly("dan", "eve");
    assertThat(server.player("cleo").match()).isZero();
  }

  @Test
  @DisplayName("Of twenty who want to be the challenger at once exactly one is, and the others are free")
  void race_hasOneWinner() {
    long match = server.create("ann");
    List<Future<Joined>> tries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tries.add(server.bus.call(MatchesApi.join(match), seat("p" + i, Role.CHALLENGER)));
    }
    Await.until("all are answered", () -> tries.stream().allMatch(Future::isComplete));

    List<Future<Joined>> won = tries.stream().filter(Future::succeeded).toList();
    assertThat(won).hasSize(1);
    String challenger = won.getFirst().result().match().challenger();
    assertThat(server.get(match).challenger()).isEqualTo(challenger);
    for (int i = 0; i < 20; i++) {
      Player player = server.player("p" + i);
      assertThat(player.match()).as(player.name()).isEqualTo(player.name().equals(challenger) ? match : 0);
    }
  }

  @Test
  @DisplayName("Somebody who wants two seats in two matches, or to make two matches, at once gets one")
  void raceOfOnePerson_hasOneSeat() {
    long one = server.create("ann");
    long two = server.create("bob");
    List<Future<?>> tries = List.of(
        server.bus.call(MatchesApi.join(one), seat("cleo", Role.CHALLENGER)),
        server.bus.call(MatchesApi.join(two), new Join("Cleo", Role.CHALLENGER, "c2", MatchesServer.BRIDGE)),
        server.bus.call(MatchesApi.CREATE, new Create("CLEO", "")),
        server.bus.call(MatchesApi.CREATE, new Create("cleo", "")));
    Await.until("all are answered", () -> tries.stream().allMatch(Future::isComplete));

    assertThat(tries).filteredOn(Future::succeeded).hasSize(1);
    assertThat(server.player("cleo").match()).isNotZero();
  }

  @Test
  @DisplayName("A second joining of the same session changes nothing, another session of the person takes the seat")
  void joiningAgain_takesTheSeat() {
    long match = server.create("ann");
    List<MatchEvent> events = server.heard(match);
    for (Role role : Role.values()) {
      String person = role == Role.HOST ? "ann" : role.word();
      server.ask(MatchesApi.join(match), new Join(person, role, role + "1", MatchesServer.BRIDGE));
      server.ask(MatchesApi.join(match), new Join(person, role, role + "1", MatchesServer.BRIDGE));
      server.ask(MatchesApi.join(match), new Join(person, role, role + "2", MatchesServer.BRIDGE));
    }
    Await.until("each older one is told to end", () -> events.size() == 3);
    assertThat(events).extracting(MatchEvent::kind).containsOnly(Kind.KICK);
    assertThat(events).extracting(MatchEvent::session).containsExactly("HOST1", "CHALLENGER1", "SPECTATOR1");
    assertThat(server.get(match).spectators()).containsExactly("spectator");
    server.refused(match, "HOST1", "start_match", ErrorCode.NO_SUCH_SESSION);
    server.leave(match, "HOST1");
    server.refused(match, "HOST2", "start_match", ErrorCode.CHALLENGER_NOT_READY);
  }

  @Test
  @DisplayName("The host deletes a match that has not started; everybody at it is told, and it is gone for good")
  void delete_endsAMatch() {
    long match = server.create("ann");
    server.join(match, "bob", Role.CHALLENGER);
    List<MatchEvent> events = server.heard(match);
    server.refused(MatchesApi.DELETE, new ActOnMatch("bob", match), ErrorCode.NOT_HOST);
    server.refused(MatchesApi.DELETE, new ActOnMatch("ann", 9), ErrorCode.NO_SUCH_MATCH);
    server.ask(MatchesApi.DELETE, new ActOnMatch("ann", match));
    told(events, Kind.GONE);
    server.refused(MatchesApi.DELETE, new ActOnMatch("ann", match), ErrorCode.NO_SUCH_MATCH);
    server.refused(MatchesApi.join(match), seat("ann", Role.HOST), ErrorCode.NO_SUCH_MATCH);
    server.refused(match, "bob", "ready", ErrorCode.MATCH_ENDED);
    server.restart();
    assertThat(server.ask(MatchesApi.LIST, MatchQuery.ALL).matches()).isEmpty();
    server.refused(MatchesApi.RESULT, new OfMatch(match), ErrorCode.NO_SUCH_MATCH);
  }

  @Test
  @DisplayName("A match that has started is not deleted")
  void deleteStarted_isRefused() {
    long match = server.playing("ann", "bob");
    server.refused(MatchesApi.DELETE, new ActOnMatch("ann", match), ErrorCode.MATCH_STARTED);
    assertThat(server.get(match).started()).isTrue();
  }

  @Test
  @DisplayName("The list is filtered by full, started and the host's rating, and ordered by it")
  void list_isFilteredAndOrdered() {
    long rated = server.playing("ann", "bob");
    server.pong.over(rated, hubbub.contract.games.Seat.HOST, 5, 1);
    Await.until("it is over", () -> server.player("ann").match() == 0);
    long ann = server.create("ann");
    long bob = server.create("bob");
    long cleo = server.create("cleo");
    server.join(bob, "dan", Role.CHALLENGER);
    server.playing("eve", "fred");

    assertThat(list(new MatchQuery(Wanted.NO, Wanted.ANY, 0, MatchQuery.NO_LIMIT, Order.OLDEST_FIRST)))
        .containsExactly("ann", "cleo");
    assertThat(list(new MatchQuery(Wanted.YES, Wanted.NO, 0, MatchQuery.NO_LIMIT, Order.OLDEST_FIRST)))
        .containsExactly("bob");
    assertThat(list(new MatchQuery(Wanted.ANY, Wanted.YES, 0, MatchQuery.NO_LIMIT, Order.OLDEST_FIRST)))
        .containsExactly("eve");
    assertThat(list(new MatchQuery(Wanted.ANY, Wanted.ANY, 1_000, 1_049, Order.OLDEST_FIRST)))
        .containsExactly("cleo", "eve");
    assertThat(list(new MatchQuery(Wanted.ANY, Wanted.ANY, 0, MatchQuery.NO_LIMIT, Order.HOST_ELO)))
        .containsExactly("bob", "cleo", "eve", "ann");
    assertThat(list(new MatchQuery(Wanted.ANY, Wanted.ANY, 0, MatchQuery.NO_LIMIT, Order.HOST_ELO_DESCENDING)))
        .containsExactly("ann", "cleo", "eve", "bob");
    assertThat(list(MatchQuery.ALL)).containsExactly("ann", "bob", "cleo", "eve");
    assertThat(List.of(ann, bob, cleo)).containsExactly(2L, 3L, 4L);
  }

  @Test
  @DisplayName("Players are told with rating and whereabouts: those asked for, or the best first")
  void players_areTold() {
    long match = server.playing("Ann", "Bob");
    server.pong.over(match, hubbub.contract.games.Seat.CHALLENGER, 2, 5);
    Await.until("it is over", () -> server.player("ann").match() == 0);
    long next = server.create("Cleo");
    server.join(next, "ann", Role.SPECTATOR);

    assertThat(server.ask(MatchesApi.PLAYERS, PlayerQuery.of(List.of("ANN", "cleo", "nobody"))).players())
        .containsExactly(new Player("Ann", 950, next, "spectator"), new Player("Cleo", 1_000, next, "host"),
            new Player("nobody", 1_000, 0, ""));
    assertThat(server.ask(MatchesApi.PLAYERS, PlayerQuery.of(List.of())).players())
        .extracting(Player::name).containsExactly("Bob", "Ann");
    assertThat(server.ask(MatchesApi.PLAYERS, new PlayerQuery(List.of(), 1, 10)).players())
        .extracting(Player::elo).containsExactly(950);
    assertThat(server.player("cleo").inRole()).contains(Role.HOST);
    assertThat(server.player("bob").inRole()).isEmpty();
  }

  @Test
  @DisplayName("Where there are as many matches as allowed, no more are made")
  void tooManyMatches_areRefused() {
    server.close();
    server = MatchesServer.in(folder, new JsonObject().put("limits", new JsonObject().put("matches", 2)));
    server.create("ann");
    server.create("bob");
    server.refused(MatchesApi.CREATE, new Create("cleo", ""), ErrorCode.BUSY);
    server.ask(MatchesApi.DELETE, new ActOnMatch("ann", 1));
    assertThat(server.create("cleo")).isEqualTo(3);
  }

  @Test
  @DisplayName("What the store does not take has not happened: no match, no seat, no number given twice")
  void failingStore_changesNothing() {
    long match = server.create("ann");
    server.storeFails(true);
    server.refused(MatchesApi.CREATE, new Create("bob", ""), ErrorCode.UNAVAILABLE);
    server.refused(MatchesApi.join(match), seat("cleo", Role.CHALLENGER), ErrorCode.UNAVAILABLE);
    server.refused(MatchesApi.DELETE, new ActOnMatch("ann", match), ErrorCode.UNAVAILABLE);
    assertThat(Await.result(server.bus.call(hubbub.contract.Health.of("matches"), Done.DONE)).ready()).isFalse();
    server.storeFails(false);
    server.join(match, "cleo", Role.CHALLENGER);
    assertThat(server.create("bob")).isGreaterThan(match);
    assertThat(Await.result(server.bus.call(hubbub.contract.Health.of("matches"), Done.DONE)).ready()).isTrue();
  }

  private List<String> list(MatchQuery query) {
    return server.ask(MatchesApi.LIST, query).matches().stream().map(Match::host).toList();
  }
}

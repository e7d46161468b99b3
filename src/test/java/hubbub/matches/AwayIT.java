package hubbub.matches;

import static hubbub.matches.MatchesServer.said;
import static hubbub.matches.MatchesServer.says;
import static hubbub.matches.MatchesServer.seat;
import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.games.Seat;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import hubbub.testing.Await;
import hubbub.testing.GamePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwayIT {
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
  @DisplayName("A challenger who leaves before the start is out, and not ready any more; a spectator is out at once")
  void leavingBeforeTheStart_freesTheSeat() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.join(match, "cleo", Role.SPECTATOR);
    server.command(match, "bob", "ready");
    server.leave(match, "bob");
    server.leave(match, "cleo");
    server.leave(match, "nobody");
    Match now = server.get(match);
    assertThat(now.challenger()).isEmpty();
    assertThat(now.ready()).isFalse();
    assertThat(now.spectators()).isEmpty();
    assertThat(server.player("bob").match()).isZero();
    server.join(match, "dan", Role.CHALLENGER);
    server.refused(match, "ann", "start_match", ErrorCode.CHALLENGER_NOT_READY);
  }

  @Test
  @DisplayName("A challenger whom the hub sends away before the start keeps the seat for 60 s, ready or not")
  void sentAwayBeforeTheStart_keepsTheSeat() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    server.ask(MatchesApi.leave(match), new Leave("bob", true));
    server.refused(match, "ann", "start_match", ErrorCode.CHALLENGER_NOT_READY);
    server.pass(Duration.ofSeconds(59));
    server.refused(MatchesApi.join(match), seat("cleo", Role.CHALLENGER), ErrorCode.MATCH_FULL);
    assertThat(server.join(match, "bob", Role.CHALLENGER).match().ready()).isTrue();
    server.ask(MatchesApi.leave(match), new Leave("bob", true));
    server.pass(Duration.ofSeconds(60));
    Await.until("the seat is free", () -> server.get(match).challenger().isEmpty());
    assertThat(server.player("bob").match()).isZero();
  }

  @Test
  @DisplayName("A player whom the hub sends away is waited for 60 s")
  void sentAway_isWaitedForLonger() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.ask(MatchesApi.leave(match), new Leave("bob", true));
    said(events, "paused");
    server.pass(Duration.ofSeconds(59));
    server.join(match, "bob", Role.CHALLENGER);
    said(events, "resumed");
    server.ask(MatchesApi.leave(match), new Leave("ann", true));
    server.pass(Duration.ofSeconds(60));
    told(events, Kind.END);
    assertThat(server.result(match).winner()).isEqualTo("bob");
  }

  @Test
  @DisplayName("A host may be away for five minutes before the start, then the match is gone")
  void hostAway_losesTheMatch() {
    long match = server.create("ann");
    List<MatchEvent> events = server.heard(match);
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.pass(Duration.ofHours(1));
    server.leave(match, "ann");
    server.pass(Duration.ofSeconds(299));
    server.join(match, "ann", Role.HOST);
    server.pass(Duration.ofHours(1));
    server.leave(match, "ann");
    server.pass(Duration.ofSeconds(299));
    assertThat(server.get(match).challenger()).isEqualTo("bob");
    server.pass(Duration.ofSeconds(1));
    told(events, Kind.GONE);
    server.refused(MatchesApi.GET, new OfMatch(match), ErrorCode.NO_SUCH_MATCH);
    assertThat(server.create("bob")).isGreaterThan(match);
  }

  @Test
  @DisplayName("A host who never comes is away from the beginning")
  void hostNeverThere_losesTheMatch() {
    long match = server.create("ann");
    List<MatchEvent> events = server.heard(match);
    server.pass(Duration.ofMinutes(5));
    told(events, Kind.GONE);
    assertThat(server.player("ann").match()).isZero();
  }

  @Test
  @DisplayName("A match whose player leaves stands still until both are back; the seat stays that player's")
  void playerAway_pauses() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.leave(match, "bob");
    said(events, "paused");
    assertThat(server.pong.runs(match)).isFalse();
    assertThat(server.get(match).paused()).isTrue();
    assertThat(server.get(match).challenger()).isEqualTo("bob");
    server.refused(MatchesApi.join(match), seat("cleo", Role.CHALLENGER), ErrorCode.MATCH_FULL);
    server.refused(MatchesApi.CREATE, new Create("bob", ""), ErrorCode.ALREADY_IN_MATCH);
    server.pass(Duration.ofSeconds(29));
    Joined joined = server.ask(MatchesApi.join(match),
        new Join("bob", Role.CHALLENGER, "bob2", MatchesServer.BRIDGE));
    assertThat(joined.init()).isEqualTo(GamePeer.INIT);
    assertThat(joined.frame().getString("message_type")).isEqualTo("status");
    assertThat(joined.match().paused()).isTrue();
    said(events, "resumed");
    assertThat(server.pong.runs(match)).isTrue();
    server.pass(Duration.ofMinutes(2));
    assertThat(server.get(match).paused()).isFalse();
    assertThat(says(events)).containsExactly("paused", "resumed");
  }

  @Test
  @DisplayName("Whoever stays away for 30 s has lost, with the score as it stood")
  void stayingAway_forfeits() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.pong.score(match, 3, 1);
    server.leave(match, "ann");
    said(events, "paused");
    server.pass(Duration.ofSeconds(30));
    MatchEvent end = told(events, Kind.END);
    Result result = server.result(match);
    assertThat(result.winner()).isEqualTo("bob");
    assertThat(result.loser()).isEqualTo("ann");
    assertThat(result.winnerScore()).isEqualTo(1);
    assertThat(result.loserScore()).isEqualTo(3);
    assertThat(result.forfeited()).isTrue();
    assertThat(result.winnerEloAfter()).isEqualTo(1_050);
    assertThat(end.frame()).isEqualTo(result.shown().put("message_type", "end"));
    Await.until("the game has forgotten it", () -> !server.pong.has(match));
  }

  @Test
  @DisplayName("Of two players who both stay away loses who left first, though the other is not there either")
  void bothAway_firstLoses() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.leave(match, "bob");
    server.pass(Duration.ofSeconds(10));
    server.leave(match, "ann");
    server.pass(Duration.ofSeconds(19));
    assertThat(server.get(match).started()).isTrue();
    server.pass(Duration.ofSeconds(1));
    told(events, Kind.END);
    assertThat(server.result(match).winner()).isEqualTo("ann");
  }

  @Test
  @DisplayName("A bridge that falls silent takes its people with it; where it took both players nobody has won")
  void silentBridge_endsItsSessions() {
    long both = server.playing("ann", "bob");
    long one = server.create("cleo");
    server.join(one, "cleo", Role.HOST);
    server.ask(MatchesApi.join(one), new Join("dan", Role.CHALLENGER, "dan", "b2"));
    server.ask(MatchesApi.join(one), new Join("eve", Role.SPECTATOR, "eve", "b2"));
    server.command(one, "dan", "ready");
    server.command(one, "cleo", "start_match");
    List<MatchEvent> heardBoth = server.heard(both);
    List<MatchEvent> heardOne = server.heard(one);
    server.clock.advance(Duration.ofSeconds(10));
    server.ask(MatchesApi.ALIVE, new Alive("b2"));
    server.clock.advance(Duration.ofSeconds(6));
    said(heardBoth, "paused");
    said(heardOne, "paused");
    assertThat(server.get(one).spectators()).containsExactly("eve");
    for (int i = 0; i < 3; i++) {
      server.ask(MatchesApi.ALIVE, new Alive("b2"));
      server.clock.advance(Duration.ofSeconds(10));
    }
    told(heardBoth, Kind.GONE);
    told(heardOne, Kind.END);
    assertThat(server.result(one).winner()).isEqualTo("dan");
    server.refused(MatchesApi.RESULT, new OfMatch(both), ErrorCode.NO_SUCH_MATCH);
    assertThat(server.player("ann").elo()).isEqualTo(1_000);
    Await.until("the game has forgotten it", () -> !server.pong.has(both));
  }

  @Test
  @DisplayName("A match that is over while a player is away has been won by who won it")
  void overWhileAway_isNoForfeit() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.leave(match, "ann");
    server.pong.over(match, Seat.HOST, 5, 4);
    told(events, Kind.END);
    assertThat(server.result(match).winner()).isEqualTo("ann");
    assertThat(server.result(match).forfeited()).isFalse();
  }

  @Test
  @DisplayName("A game that does not answer delays the pause, not the leaving, and is asked again")
  void deafGame_isAskedAgain() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.pong.fails("pause", true);
    server.leave(match, "bob");
    said(events, "paused");
    assertThat(server.pong.runs(match)).isTrue();
    server.pong.fails("pause", false);
    server.pass(Duration.ofSeconds(2));
    Await.until("the game stands still", () -> !server.pong.runs(match));
    server.join(match, "bob", Role.CHALLENGER);
    said(events, "resumed");
    assertThat(says(events)).containsExactly("paused", "resumed");
  }

  @Test
  @DisplayName("A challenger whose leaving the store did not take is out as soon as it does")
  void failingStore_freesTheSeatLater() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.storeFails(true);
    server.leave(match, "bob");
    assertThat(server.get(match).challenger()).isEqualTo("bob");
    server.storeFails(false);
    server.pass(Duration.ofSeconds(2));
    Await.until("the seat is free", () -> server.get(match).challenger().isEmpty());
    assertThat(server.player("bob").match()).isZero();
  }
}

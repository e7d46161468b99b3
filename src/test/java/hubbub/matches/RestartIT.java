package hubbub.matches;

import static hubbub.matches.MatchesServer.said;
import static hubbub.matches.MatchesServer.says;
import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.Pulse;
import hubbub.contract.games.Seat;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.Role;
import hubbub.testing.Await;
import hubbub.testing.GamePeer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
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
  @DisplayName("A start is told with a new incarnation, which every answer to a beat repeats")
  void start_isTold() {
    List<Pulse> started = server.heard(MatchesApi.STARTED);
    Pulse before = server.ask(MatchesApi.ALIVE, new Alive("b1"));
    server.restart();
    Pulse after = server.ask(MatchesApi.ALIVE, new Alive("b1"));
    assertThat(after).isNotEqualTo(before);
    Await.until("the start is heard", () -> !started.isEmpty());
    assertThat(started).containsExactly(after);
  }

  @Test
  @DisplayName("A match survives an orderly restart without losing a command: paused, and on when both are back")
  void restart_losesNothing() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "one");
    server.command(match, "bob", "two");
    server.stop();
    assertThat(server.pong.runs(match)).isFalse();
    server.pong.crash();
    server.pong.start();
    server.deploy();
    List<MatchEvent> events = server.heard(match);
    Joined ann = server.join(match, "ann", Role.HOST);
    assertThat(ann.match().paused()).isTrue();
    assertThat(ann.init()).isEqualTo(GamePeer.INIT);
    assertThat(ann.frame().getInteger("commands")).isEqualTo(2);
    assertThat(server.pong.runs(match)).isFalse();
    assertThat(server.join(match, "bob", Role.CHALLENGER).match().paused()).isTrue();
    said(events, "resumed");
    assertThat(server.pong.runs(match)).isTrue();
    assertThat(server.pong.commands(match)).containsExactly("host one", "challenger two");
    server.pong.over(match, Seat.HOST, 5, 0);
    assertThat(told(events, Kind.END).frame().getString("winner")).isEqualTo("ann");
  }

  @Test
  @DisplayName("A match whose players were sent away before an orderly restart has lost nothing either")
  void restartAfterLeaving_losesNothing() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "one");
    List<MatchEvent> events = server.heard(match);
    server.leave(match, "ann");
    said(events, "paused");
    server.restart();
    server.join(match, "bob", Role.CHALLENGER);
    assertThat(server.join(match, "ann", Role.HOST).frame().getInteger("commands")).isEqualTo(1);
  }

  @Test
  @DisplayName("A match that is over in the moment of an orderly stop is over, and not played again from its snapshot")
  void overAtTheStop_isOver() {
    long match = server.playing("ann", "bob");
    long other = server.playing("cleo", "dan");
    server.snapshot(match);
    server.pong.overAtPause(match, Seat.HOST, 5, 3);
    server.restart();
    assertThat(server.result(match).winner()).isEqualTo("ann");
    assertThat(server.player("ann").elo()).isEqualTo(1_050);
    server.refused(MatchesApi.GET, new OfMatch(match), ErrorCode.NO_SUCH_MATCH);
    assertThat(server.get(other).started()).isTrue();
  }

  @Test
  @DisplayName("After a crash a match goes on from its last snapshot, with what was stored at its start")
  void crash_goesBackToTheSnapshot() {
    long match = server.playing("ann", "bob");
    Match before = server.get(match);
    server.command(match, "ann", "one");
    server.snapshot(match);
    server.command(match, "bob", "lost");
    server.crash();
    server.deploy();
    List<MatchEvent> events = server.heard(match);
    server.join(match, "bob", Role.CHALLENGER);
    server.join(match, "ann", Role.HOST);
    said(events, "resumed");
    assertThat(server.pong.commands(match)).containsExactly("host one");
    assertThat(server.get(match)).isEqualTo(before);
  }

  @Test
  @DisplayName("A match that was paused before a crash goes on from where it was paused")
  void crashWhilePaused_losesNothing() {
    long match = server.playing("ann", "bob");
    long other = server.playing("cleo", "dan");
    server.snapshot(match);
    server.command(match, "ann", "one");
    server.leave(match, "bob");
    server.snapshot(other);
    server.crash();
    server.deploy();
    assertThat(server.join(match, "ann", Role.HOST).frame().getInteger("commands")).isEqualTo(1);
  }

  @Test
  @DisplayName("A match that crashed before its first snapshot begins from nothing, and waits for its players")
  void crashInTheFirstSecond_beginsAnew() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "lost");
    server.crash();
    server.deploy();
    List<MatchEvent> events = server.heard(match);
    Joined joined = server.join(match, "ann", Role.HOST);
    assertThat(joined.match().paused()).isTrue();
    assertThat(joined.frame().getInteger("commands")).isZero();
    assertThat(server.pong.runs(match)).isFalse();
    server.join(match, "bob", Role.CHALLENGER);
    said(events, "resumed");
    assertThat(server.pong.commands(match)).isEmpty();
  }

  @Test
  @DisplayName("After a start seats are kept for 60 s: who is not back has lost; where both are not, nobody has won")
  void keptSeats_end() {
    long one = server.playing("ann", "bob");
    long both = server.playing("cleo", "dan");
    long open = server.create("eve");
    server.join(open, "fred", Role.CHALLENGER);
    server.command(open, "fred", "ready");
    server.restart();
    List<MatchEvent> heardOne = server.heard(one);
    List<MatchEvent> heardBoth = server.heard(both);
    server.join(one, "ann", Role.HOST);
    server.pass(Duration.ofSeconds(59));
    assertThat(server.get(one).challenger()).isEqualTo("bob");
    assertThat(server.get(open).challenger()).isEqualTo("fred");
    assertThat(server.get(open).ready()).isTrue();
    server.pass(Duration.ofSeconds(1));
    assertThat(told(heardOne, Kind.END).frame().getString("winner")).isEqualTo("ann");
    told(heardBoth, Kind.GONE);
    server.refused(MatchesApi.RESULT, new OfMatch(both), ErrorCode.NO_SUCH_MATCH);
    Await.until("the challenger's seat is free", () -> server.get(open).challenger().isEmpty());
    server.pass(Duration.ofSeconds(239));
    assertThat(server.get(open).host()).isEqualTo("eve");
    List<MatchEvent> heardOpen = server.heard(open);
    server.pass(Duration.ofSeconds(1));
    told(heardOpen, Kind.GONE);
  }

  @Test
  @DisplayName("Results, ratings and numbers survive; everybody in a match is still in it")
  void state_survives() {
    long done = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(done);
    server.pong.over(done, Seat.HOST, 5, 2);
    told(events, Kind.END);
    long open = server.create("ann");
    server.join(open, "bob", Role.CHALLENGER);
    server.crash();
    server.deploy();
    assertThat(server.result(done).winner()).isEqualTo("ann");
    assertThat(server.player("ann")).extracting("elo", "match", "role").containsExactly(1_050, open, "host");
    assertThat(server.player("bob")).extracting("elo", "match", "role").containsExactly(950, open, "challenger");
    assertThat(server.create("cleo")).isEqualTo(open + 1);
  }

  @Test
  @DisplayName("A game that crashes and comes back has its matches begun again; clients see a pause and no more")
  void gameRestart_isHealed() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "one");
    server.snapshot(match);
    List<MatchEvent> events = server.heard(match);
    server.pong.crash();
    server.refused(match, "ann", "up", ErrorCode.UNAVAILABLE);
    server.pong.start();
    said(events, "resumed");
    assertThat(says(events)).containsExactly("paused", "resumed");
    assertThat(server.pong.runs(match)).isTrue();
    assertThat(server.pong.commands(match)).containsExactly("host one");
    server.command(match, "bob", "two");
    assertThat(server.pong.commands(match)).containsExactly("host one", "challenger two");
  }

  @Test
  @DisplayName("A game that has lost a match without saying so has it begun again with the next second or command")
  void lostMatch_isBegunAgain() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "one");
    server.snapshot(match);
    List<MatchEvent> events = server.heard(match);
    server.pong.lose(match);
    server.pass(Duration.ofSeconds(1));
    said(events, "resumed");
    // So that it is the command that finds it lost, and not a snapshot just before.
    server.pong.fails("snapshot", true);
    server.pong.lose(match);
    server.refused(match, "ann", "up", ErrorCode.UNAVAILABLE);
    Await.until("it is resumed once more", () -> says(events).size() == 4);
    assertThat(server.pong.commands(match)).containsExactly("host one");
  }

  @Test
  @DisplayName("Matches wait for a game that is not there yet after a start; joining works meanwhile")
  void absentGame_isWaitedFor() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "one");
    server.stop();
    server.pong.crash();
    server.deploy();
    List<MatchEvent> events = server.heard(match);
    assertThat(server.join(match, "ann", Role.HOST).frame().getInteger("commands")).isEqualTo(1);
    server.join(match, "bob", Role.CHALLENGER);
    server.refused(MatchesApi.command(match), new MatchCommand("ann", "up", new JsonObject()), ErrorCode.UNAVAILABLE);
    server.pong.start();
    server.pass(Duration.ofSeconds(1));
    said(events, "resumed");
    assertThat(server.pong.commands(match)).containsExactly("host one");
  }

  @Test
  @DisplayName("Everybody joins again after a restart, spectators too, and nothing is told but the pause")
  void joiningAgain_isSilent() {
    long match = server.playing("ann", "bob");
    server.join(match, "cleo", Role.SPECTATOR);
    List<MatchEvent> events = server.heard(match);
    server.restart();
    server.join(match, "cleo", Role.SPECTATOR);
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    said(events, "resumed");
    assertThat(server.get(match).spectators()).containsExactly("cleo");
    assertThat(events).extracting(MatchEvent::kind).containsOnly(Kind.SAY);
  }

  @Test
  @DisplayName("Many matches are stored together each second, and all of them are there after a crash")
  void manyMatches_areStoredTogether() {
    for (int i = 0; i < 250; i++) {
      long match = server.playing("h" + i, "c" + i);
      server.command(match, "h" + i, "one");
    }
    server.snapshot(250);
    server.crash();
    server.deploy();
    List<Match> matches = server.ask(MatchesApi.LIST, MatchQuery.ALL).matches();
    assertThat(matches).hasSize(250).allMatch(Match::started);
    Await.until("all are begun again", () -> matches.stream().allMatch(match -> server.pong.has(match.id())
        && server.pong.commands(match.id()).equals(List.of("host one")) && !server.pong.runs(match.id())));
  }

  @Test
  @DisplayName("More than one instance, and a bad configuration, are refused at the start")
  void wrongDeployment_isRefused() {
    server.stop();
    assertThat(Await.failure(server.vertx.deployVerticle(MatchesVerticle::new,
        new DeploymentOptions().setInstances(2)))).hasMessageContaining("instances must be 1");
    assertThat(Await.failure(server.vertx.deployVerticle(MatchesVerticle::new,
        new DeploymentOptions().setConfig(new JsonObject().put("games", new JsonArray())))))
        .hasMessageContaining("games is []");
    server.deploy();
  }
}

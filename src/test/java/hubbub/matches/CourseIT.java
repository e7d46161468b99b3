package hubbub.matches;

import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import hubbub.contract.matches.Timestamps;
import hubbub.testing.Await;
import hubbub.testing.GamePeer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseIT {
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
  @DisplayName("Before the start only ready and start_match count, each from the right player and once")
  void beforeTheStart_commandsAreFew() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.refused(match, "ann", "start_match", ErrorCode.CHALLENGER_NOT_READY);
    server.join(match, "bob", Role.CHALLENGER);
    server.join(match, "cleo", Role.SPECTATOR);
    server.refused(match, "ann", "ready", ErrorCode.COMMAND_INVALID);
    server.refused(match, "ann", "up", ErrorCode.COMMAND_INVALID);
    server.refused(match, "bob", "start_match", ErrorCode.COMMAND_INVALID);
    server.refused(match, "bob", "up", ErrorCode.COMMAND_INVALID);
    server.refused(match, "ann", "start_match", ErrorCode.CHALLENGER_NOT_READY);
    server.command(match, "cleo", "start_match");
    server.refused(match, "nobody", "ready", ErrorCode.NO_SUCH_SESSION);
    server.command(match, "bob", "ready");
    server.refused(match, "bob", "ready", ErrorCode.COMMAND_INVALID);
    server.refused(match, "bob", "up", ErrorCode.COMMAND_INVALID);
    assertThat(server.get(match).ready()).isTrue();
    assertThat(server.get(match).started()).isFalse();
    assertThat(server.pong.asked()).isEmpty();
  }

  @Test
  @DisplayName("At the start everybody is told what the game says first, and who comes later gets it with the joining")
  void start_isTold() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    Joined early = server.join(match, "bob", Role.CHALLENGER);
    assertThat(early.init().isEmpty()).isTrue();
    List<MatchEvent> events = server.heard(match);
    server.command(match, "bob", "ready");
    server.command(match, "ann", "start_match");
    assertThat(told(events, Kind.INIT).frame()).isEqualTo(GamePeer.INIT);
    assertThat(told(events, Kind.INIT).seq()).isEqualTo(early.seq() + 1);
    Joined late = server.join(match, "cleo", Role.SPECTATOR);
    assertThat(late.init()).isEqualTo(GamePeer.INIT);
    assertThat(late.seq()).isEqualTo(early.seq() + 1);
    assertThat(late.match()).isEqualTo(new Match(match, "pong", "ann", "bob", true, List.of("cleo"),
        server.clock.millis(), server.clock.millis(), false));
    server.refused(match, "ann", "start_match", ErrorCode.COMMAND_INVALID);
    server.refused(match, "bob", "ready", ErrorCode.COMMAND_INVALID);
  }

  @Test
  @DisplayName("A command right behind the start, before anybody heard of it, reaches the game as well")
  void commandBehindTheStart_reachesTheGame() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    Future<?> start = server.bus.call(MatchesApi.command(match),
        new MatchCommand("ann", "start_match", new JsonObject()));
    Future<?> early = server.bus.call(MatchesApi.command(match), new MatchCommand("ann", "up", new JsonObject()));
    Await.result(start);
    Await.result(early);
    assertThat(server.pong.commands(match)).containsExactly("host up");
  }

  @Test
  @DisplayName("Both players' commands reach the game in order, its refusals come back, spectators are ignored")
  void commands_reachTheGame() {
    long match = server.playing("ann", "bob");
    server.join(match, "cleo", Role.SPECTATOR);
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sent.add(server.bus.call(MatchesApi.command(match), new MatchCommand("bob", "c" + i, new JsonObject())));
    }
    Await.until("all are answered", () -> sent.stream().allMatch(Future::succeeded));
    server.command(match, "cleo", "up");
    server.command(match, "ann", "fdown");
    server.refused(match, "ann", "wrong", ErrorCode.COMMAND_INVALID);
    List<String> expected = new ArrayList<>(IntStream.range(0, 100).mapToObj(i -> "challenger c" + i).toList());
    expected.add("host fdown");
    assertThat(server.pong.commands(match)).isEqualTo(expected);
  }

  @Test
  @DisplayName("A latecomer is shown the match as it stands now, not as it was at the last snapshot")
  void latecomer_seesTheNewestFrame() {
    long match = server.playing("ann", "bob");
    server.command(match, "ann", "up");
    server.command(match, "bob", "up");
    Joined joined = server.join(match, "cleo", Role.SPECTATOR);
    assertThat(joined.frame().getInteger("commands")).isEqualTo(2);
    server.pong.fails("snapshot", true);
    assertThat(server.join(match, "dan", Role.SPECTATOR).frame().getInteger("commands")).isEqualTo(2);
  }

  @Test
  @DisplayName("The end is told exactly as the result is stored, with both ratings, and everybody is free")
  void over_isStoredAndTold() {
    long match = server.playing("Ann", "bob");
    long started = server.clock.millis();
    List<MatchEvent> events = server.heard(match);
    server.pass(Duration.ofSeconds(90));
    server.pong.over(match, Seat.CHALLENGER, 3, 5);
    MatchEvent end = told(events, Kind.END);
    Result result = server.result(match);
    assertThat(result).isEqualTo(new Result(match, "pong", "bob", "Ann", started, started + 90_000, 5, 3,
        1_000, 1_000, 1_050, 950, false));
    assertThat(end.frame()).isEqualTo(new JsonObject().put("message_type", "end").put("id", match)
        .put("winner", "bob").put("loser", "Ann").put("start_timestamp", Timestamps.shown(started))
        .put("completion_timestamp", Timestamps.shown(started + 90_000)).put("winner_score", 5).put("loser_score", 3)
        .put("winner_elo_before_match", 1_000).put("loser_elo_before_match", 1_000)
        .put("winner_elo_after_match", 1_050).put("loser_elo_after_match", 950));
    assertThat(server.player("ann").match()).isZero();
    assertThat(server.player("ANN").elo()).isEqualTo(950);
    assertThat(server.player("bob").elo()).isEqualTo(1_050);
    assertThat(server.ask(MatchesApi.LIST, MatchQuery.ALL).matches()).isEmpty();
    server.refused(match, "Ann", "up", ErrorCode.MATCH_ENDED);
    server.leave(match, "Ann");
    assertThat(events).filteredOn(event -> event.kind() == Kind.END).hasSize(1);
  }

  @Test
  @DisplayName("Ratings go on from match to match")
  void ratings_accumulate() {
    for (int i = 0; i < 2; i++) {
      long match = server.playing("ann", "bob");
      List<MatchEvent> events = server.heard(match);
      server.pong.over(match, Seat.HOST, 5, 0);
      told(events, Kind.END);
    }
    // 1050 against 950: expected 1 / (1 + 10^(-100/400)) = 0.64, gain 36.
    assertThat(server.player("ann").elo()).isEqualTo(1_086);
    assertThat(server.player("bob").elo()).isEqualTo(914);
  }

  @Test
  @DisplayName("While the store takes no result the end is not told; commands hear that the match has ended")
  void failingStore_delaysTheEnd() {
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.storeFails(true);
    server.pong.over(match, Seat.HOST, 5, 0);
    server.refused(match, "ann", "up", ErrorCode.MATCH_ENDED);
    server.pass(Duration.ofSeconds(5));
    assertThat(server.player("ann").elo()).isEqualTo(1_000);
    assertThat(events).noneMatch(event -> event.kind() == Kind.END);
    server.storeFails(false);
    server.pass(Duration.ofSeconds(5));
    told(events, Kind.END);
    assertThat(server.player("ann").elo()).isEqualTo(1_050);
    assertThat(server.result(match).winner()).isEqualTo("ann");
  }

  @Test
  @DisplayName("A start that the game or the store does not take has not happened, and can be tried again")
  void failedStart_isNone() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    server.pong.fails("begin", true);
    server.refused(match, "ann", "start_match", ErrorCode.UNAVAILABLE);
    server.pong.fails("begin", false);
    server.storeFails(true);
    server.refused(match, "ann", "start_match", ErrorCode.UNAVAILABLE);
    server.storeFails(false);
    assertThat(server.get(match).started()).isFalse();
    Await.until("the game has forgotten it", () -> !server.pong.has(match));
    server.command(match, "ann", "start_match");
    assertThat(server.get(match).started()).isTrue();
    assertThat(server.pong.runs(match)).isTrue();
  }

  @Test
  @DisplayName("A player who goes while the game is being begun finds it paused")
  void leavingWhileStarting_pauses() {
    long match = server.create("ann");
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    server.pong.hold();
    Future<?> start = server.bus.call(MatchesApi.command(match),
        new MatchCommand("ann", "start_match", new JsonObject()));
    Await.until("the game is asked", () -> server.pong.count("begin " + match) == 1);
    Future<?> left = server.bus.call(MatchesApi.leave(match), new Leave("bob", false));
    server.pong.release();
    Await.result(start);
    Await.result(left);
    Await.until("the game stands still", () -> !server.pong.runs(match));
    assertThat(server.get(match).paused()).isTrue();
  }

  @Test
  @DisplayName("Ends of matches that nobody knows, or that have not started, are ignored")
  void strangeOver_isIgnored() {
    long match = server.create("ann");
    for (String key : List.of(Long.toString(match), "99", "x", "", "99999999999999999999")) {
      server.bus.publish(GamesApi.OVER, new Over(key, Seat.HOST, 1, 0, new JsonObject()));
    }
    assertThat(server.get(match).started()).isFalse();
    assertThat(server.player("ann").elo()).isEqualTo(1_000);
  }
}

package hubbub.matches;

import static hubbub.matches.MatchesServer.said;
import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.State;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealGamesIT {
  private static final String PONG = "java:hubbub.games.pong.PongVerticle";

  @TempDir
  private Path folder;
  private MatchesServer server;

  @BeforeEach
  void start() {
    server = MatchesServer.in(folder);
    server.pong.crash();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("Pong is played to the end by its own clock, through a pause and new starts of game and matches")
  void pong_isPlayedToTheEnd() {
    String first = deploy(PONG);
    long match = server.playing("ann", "bob");
    List<State> frames = server.heard(GamesApi.STATE.of(Long.toString(match)));
    List<MatchEvent> events = server.heard(match);
    Await.until("frames come", () -> frames.size() > 20);
    server.command(match, "ann", "up");
    server.refused(match, "ann", "mark", ErrorCode.COMMAND_INVALID);
    server.leave(match, "bob");
    said(events, "paused");
    long seen = frames.getLast().tick();
    Joined back = server.join(match, "bob", Role.CHALLENGER);
    assertThat(back.tick()).isGreaterThanOrEqualTo(seen);
    said(events, "resumed");
    Await.result(server.vertx.undeploy(first));
    deploy(PONG);
    Await.until("it goes on", () -> MatchesServer.says(events).size() == 4);
    server.restart();
    List<MatchEvent> again = server.heard(match);
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    // Nobody moves, so the ball is soon missed.
    String end = told(again, Kind.END).frame().getString("winner");
    Result result = server.result(match);
    assertThat(result.winner()).isEqualTo(end);
    assertThat(result.winnerScore()).isEqualTo(1);
    assertThat(result.loserScore()).isZero();
    assertThat(frames).extracting(State::tick).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("Tic-tac-toe goes the same way: another game is another address")
  void ticTacToe_isPlayedToTheEnd() {
    deploy("java:hubbub.games.tictactoe.TicTacToeVerticle");
    long match = server.ask(MatchesApi.CREATE, new Create("ann", "tictactoe")).id();
    List<MatchEvent> events = server.heard(match);
    server.join(match, "ann", Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    server.command(match, "ann", "start_match");
    boolean annBegins = mark(match, "ann", 0);
    assertThat(mark(match, "bob", annBegins ? 3 : 0)).isTrue();
    String begins = annBegins ? "ann" : "bob";
    String other = annBegins ? "bob" : "ann";
    if (!annBegins) {
      assertThat(mark(match, other, 3)).isTrue();
    }
    assertThat(mark(match, other, 4)).isFalse();
    assertThat(mark(match, begins, 1)).isTrue();
    assertThat(mark(match, other, 4)).isTrue();
    assertThat(mark(match, begins, 2)).isTrue();
    assertThat(told(events, Kind.END).frame().getString("winner")).isEqualTo(begins);
    assertThat(server.result(match).game()).isEqualTo("tictactoe");
  }

  private boolean mark(long match, String player, int cell) {
    return Await.result(server.bus.call(MatchesApi.command(match),
        new MatchCommand(player, "mark", new JsonObject().put("cell", cell))).map(true).otherwise(false));
  }

  private String deploy(String game) {
    JsonObject conf = game.equals(PONG)
        ? new JsonObject().put("rules", new JsonObject().put("points", 1)) : new JsonObject();
    return Await.result(server.vertx.deployVerticle(game, new DeploymentOptions().setConfig(conf)));
  }
}

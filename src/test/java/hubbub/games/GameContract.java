package hubbub.games;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Health;
import hubbub.contract.Message;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.Started;
import hubbub.contract.games.State;
import hubbub.testing.Await;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link GamesApi} promises of every game. */
public abstract class GameContract {
  private static final JsonObject NEW = new JsonObject();

  protected GameOnBus bus;

  /** The game's name. */
  protected abstract String game();

  /** Its verticle, in which no time passes but by {@link #goOn}. */
  protected abstract Deployable verticle();

  /** Its configuration, such that matches are short and there may be three. */
  protected abstract JsonObject config();

  /** Something a player may do when a match has begun. */
  protected abstract Input move(String match);

  /** Makes the smallest change there can be in a match that runs; in another one this has no effect. */
  protected abstract void goOn(String match);

  @BeforeEach
  void start() {
    bus = new GameOnBus(game());
    bus.deploy(verticle(), config());
  }

  @AfterEach
  void stop() {
    bus.close();
  }

  @Test
  @DisplayName("A game that has started says so, each time as another, and is well")
  void start_isTold() {
    assertThat(bus.ask(Health.of(GamesApi.noun(game())), Done.DONE)).isEqualTo(Health.READY);

    restart();

    Await.until("both starts are told", () -> bus.starts().size() == 2);
    assertThat(bus.starts()).extracting(Started::game).containsOnly(game());
    assertThat(bus.starts()).extracting(Started::incarnation).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A new match runs at once: its first frame is published and answered")
  void newMatch_isShown() {
    Begun begun = begin("17");

    assertThat(begun.init().getString("message_type")).isEqualTo("init");
    assertThat(begun.frame().getString("message_type")).isEqualTo("status");
    assertThat(bus.frames("17")).containsExactly(new State("17", begun.tick(), begun.frame()));
    goOn("17");
    assertThat(bus.frames("17")).hasSize(2);
  }

  @Test
  @DisplayName("Frames are whole, and numbered upwards from the time of day")
  void frames_areNumbered() {
    long before = System.currentTimeMillis();
    assertThat(begin("17").tick()).isBetween(before, System.currentTimeMillis());
    goOn("17");
    goOn("17");

    List<State> frames = bus.frames("17");
    assertThat(frames).hasSize(3);
    assertUpwards(frames);
    assertThat(frames).extracting(shown -> shown.frame().fieldNames())
        .containsOnly(frames.getFirst().frame().fieldNames());
  }

  @Test
  @DisplayName("Matches are apart from each other, and the same seed and commands make the same match")
  void sameSeed_sameMatch() {
    assertThat(begin("17").frame()).isEqualTo(begin("18").frame());
    goOn("17");
    JsonObject first = bus.last("17").frame();
    bus.ask(GamesApi.pause(game()), new OfMatch("17"));
    begin("18");
    goOn("18");

    assertThat(bus.last("18").frame()).isEqualTo(first);
    assertThat(bus.last("17").frame()).isEqualTo(first);
  }

  @Test
  @DisplayName("Beginning a match twice replaces it, and its frames are numbered on")
  void beginningTwice_replaces() {
    Begun first = begin("17");
    goOn("17");
    goOn("17");
    Begun second = begin("17");

    assertThat(second.frame()).isEqualTo(first.frame());
    assertThat(bus.frames("17")).hasSize(4);
    assertUpwards(bus.frames("17"));
    assertThat(bus.snapshot("17").frame()).isEqualTo(first.frame());
  }

  @Test
  @DisplayName("One match more than there may be is BUSY; replacing one is not one more")
  void tooManyMatches_busy() {
    Stream.of("1", "2", "3").forEach(this::begin);

    bus.refused(GamesApi.begin(game()), new Begin("4", 0, NEW), ErrorCode.BUSY);
    begin("3");
    bus.ask(GamesApi.end(game()), new OfMatch("3"));
    begin("4");
  }

  @Test
  @DisplayName("Of a match it has not a game knows nothing, so there is none to end")
  void unknownMatch_refused() {
    for (Endpoint<OfMatch, ? extends Message> endpoint : List.of(
        GamesApi.pause(game()), GamesApi.resume(game()), GamesApi.snapshot(game()))) {
      bus.refused(endpoint, new OfMatch("99"), ErrorCode.NO_SUCH_MATCH);
    }
    bus.refused(GamesApi.input(game()), move("99"), ErrorCode.NO_SUCH_MATCH);
    assertThat(bus.ask(GamesApi.end(game()), new OfMatch("99"))).isEqualTo(Done.DONE);
  }

  @Test
  @DisplayName("An unknown command is COMMAND_INVALID and changes nothing")
  void unknownCommand_refused() {
    begin("17");
    Snapshot before = bus.snapshot("17");

    for (String command : List.of("", "fly", "UP", "start_match", "ready")) {
      bus.refused(GamesApi.input(game()), new Input("17", Seat.HOST, command, NEW), ErrorCode.COMMAND_INVALID);
    }
    assertThat(bus.snapshot("17")).isEqualTo(before);
  }

  @Test
  @DisplayName("A malformed request is BAD_REQUEST and harms no match")
  void malformedRequest_refused() {
    begin("17");
    Snapshot before = bus.snapshot("17");

    for (String verb : List.of("begin", "input", "pause", "resume", "end", "snapshot")) {
      assertThat(bus.refusal(verb, new JsonObject().put("match", 17))).as(verb).isEqualTo(ErrorCode.BAD_REQUEST);
    }
    assertThat(bus.refusal("input", move("17").toJson().put("seat", "spectator"))).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(bus.refusal("begin", new Begin("17", 0, NEW).toJson().put("seed", -1)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(bus.snapshot("17")).isEqualTo(before);
  }

  @Test
  @DisplayName("While a match is paused nothing changes and nothing is shown; resumed it is shown and goes on")
  void pausedMatch_standsStill() {
    begin("17");
    goOn("17");
    Snapshot before = bus.snapshot("17");
    bus.ask(GamesApi.pause(game()), new OfMatch("17"));
    bus.ask(GamesApi.pause(game()), new OfMatch("17"));
    goOn("17");
    bus.attempt(GamesApi.input(game()), move("17"));
    assertThat(bus.snapshot("17")).isEqualTo(before);
    assertThat(bus.frames("17")).hasSize(2);

    bus.ask(GamesApi.resume(game()), new OfMatch("17"));
    bus.ask(GamesApi.resume(game()), new OfMatch("17"));
    assertThat(bus.frames("17")).hasSize(3);
    assertThat(bus.last("17").frame()).isEqualTo(before.frame());
    goOn("17");
    assertThat(bus.frames("17")).hasSize(4);
    assertThat(bus.last("17").frame()).isNotEqualTo(before.frame());
    assertUpwards(bus.frames("17"));
  }

  @Test
  @DisplayName("A match begun from a snapshot is paused, and goes on exactly as the one it was taken of")
  void snapshot_isTheMatch() {
    begin("17");
    bus.ask(GamesApi.input(game()), move("17"));
    goOn("17");
    Snapshot taken = bus.snapshot("17");
    Begun again = bus.begin(new Begin("18", 0, asText(taken.state())));

    assertThat(again.frame()).isEqualTo(taken.frame());
    assertThat(again.tick()).isGreaterThan(taken.tick());
    goOn("18");
    assertThat(bus.frames("18")).isEmpty();

    bus.ask(GamesApi.resume(game()), new OfMatch("18"));
    bus.begin(new Begin("17", 0, taken.state()));
    bus.ask(GamesApi.resume(game()), new OfMatch("17"));
    for (int i = 0; i < 4; i++) {
      Stream.of("17", "18").forEach(this::goOn);
      assertThat(bus.last("18").frame()).isEqualTo(bus.last("17").frame()).isNotEqualTo(taken.frame());
    }
  }

  @Test
  @DisplayName("What is no snapshot of this game is BAD_REQUEST, and the match that is there stays")
  void nonsenseState_refused() {
    begin("17");
    Snapshot good = bus.snapshot("17");

    for (Map.Entry<String, Object> field : good.state()) {
      for (Object wrong : List.of("nonsense", new JsonObject().put("x", "y"), -1)) {
        bus.refused(GamesApi.begin(game()), new Begin("17", 0, good.state().copy().put(field.getKey(), wrong)),
            ErrorCode.BAD_REQUEST);
      }
      JsonObject without = good.state().copy();
      without.putNull(field.getKey());
      if (!(field.getValue() instanceof Boolean)) {
        bus.refused(GamesApi.begin(game()), new Begin("17", 0, without), ErrorCode.BAD_REQUEST);
      }
    }
    assertThat(bus.snapshot("17")).isEqualTo(good);
  }

  @Test
  @DisplayName("A match that is ended is unknown, and nothing more is told of it")
  void endedMatch_isForgotten() {
    begin("17");
    bus.ask(GamesApi.end(game()), new OfMatch("17"));

    goOn("17");
    bus.refused(GamesApi.snapshot(game()), new OfMatch("17"), ErrorCode.NO_SUCH_MATCH);
    assertThat(bus.frames("17")).hasSize(1);
    assertThat(bus.overs()).isEmpty();
  }

  @Test
  @DisplayName("A match played to its end is told once, with the last frame, and is unknown then")
  void match_isPlayedToItsEnd() {
    begin("17");
    for (int i = 0; i < 10_000 && bus.overs().isEmpty(); i++) {
      goOn("17");
    }
    Over over = bus.overs().getFirst();

    assertThat(over.match()).isEqualTo("17");
    assertThat(over.winner()).isEqualTo(over.hostScore() > over.challengerScore() ? Seat.HOST : Seat.CHALLENGER);
    assertThat(over.hostScore()).isNotEqualTo(over.challengerScore());
    assertThat(over.frame()).isEqualTo(bus.last("17").frame());
    assertUpwards(bus.frames("17"));
    bus.refused(GamesApi.snapshot(game()), new OfMatch("17"), ErrorCode.NO_SUCH_MATCH);
    int frames = bus.frames("17").size();
    goOn("17");
    assertThat(bus.frames("17")).hasSize(frames);
    assertThat(bus.overs()).hasSize(1);
  }

  @Test
  @DisplayName("A game that is started again knows no match until it is begun again, and numbers on")
  void restart_wantsSnapshots() {
    begin("17");
    goOn("17");
    Snapshot taken = bus.snapshot("17");
    bus.undeploy();
    bus.refused(GamesApi.snapshot(game()), new OfMatch("17"), ErrorCode.UNAVAILABLE);
    bus.deploy(verticle(), config());

    bus.refused(GamesApi.snapshot(game()), new OfMatch("17"), ErrorCode.NO_SUCH_MATCH);
    bus.begin(new Begin("17", 0, taken.state()));
    bus.ask(GamesApi.resume(game()), new OfMatch("17"));
    assertThat(bus.last("17").frame()).isEqualTo(taken.frame());
    goOn("17");
    assertUpwards(bus.frames("17"));
  }

  @Test
  @DisplayName("There is one instance of a game, or none")
  void twoInstances_refused() {
    bus.undeploy();
    assertThat(Await.failure(bus.deployTwice(this::verticle, config())))
        .hasMessageContaining(GamesApi.noun(game()) + " keeps state");
  }

  protected final Begun begin(String match) {
    return bus.begin(new Begin(match, 0, NEW));
  }

  private void restart() {
    bus.undeploy();
    bus.deploy(verticle(), config());
  }

  private static JsonObject asText(JsonObject json) {
    return new JsonObject(json.encode());
  }

  private static void assertUpwards(List<State> frames) {
    assertThat(frames).extracting(State::tick).isSorted().doesNotHaveDuplicates();
  }
}

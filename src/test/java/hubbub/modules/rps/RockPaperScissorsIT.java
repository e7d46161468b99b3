package hubbub.modules.rps;

import static hubbub.contract.games.Seat.CHALLENGER;
import static hubbub.contract.games.Seat.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Checked;
import hubbub.conf.Conf;
import hubbub.conf.ConfFile;
import hubbub.contract.ErrorCode;
import hubbub.contract.games.Begin;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.State;
import hubbub.games.GameOnBus;
import hubbub.testing.Await;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RockPaperScissorsIT {
  private static final JsonObject NEW = new JsonObject();
  private static final String MATCH = "17";

  private final GameOnBus bus = new GameOnBus(Jar.GAME);

  @AfterEach
  void close() {
    bus.close();
  }

  @ParameterizedTest
  @CsvSource({"rock, rock, ", "rock, paper, challenger", "rock, scissors, host",
      "paper, rock, host", "paper, paper, ", "paper, scissors, challenger",
      "scissors, rock, challenger", "scissors, paper, host", "scissors, scissors, "})
  @DisplayName("Paper beats rock, scissors beat paper, rock beats scissors; the same is a draw")
  void choices_areCompared(String host, String challenger, String winner) {
    begin(Jar.config(2, 0, 3), NEW);
    choose(HOST, host);
    choose(CHALLENGER, challenger);

    JsonObject frame = frame();
    assertThat(frame.getJsonObject("last")).isEqualTo(
        new JsonObject().put("host", host).put("challenger", challenger).put("winner", winner).put("by_lot", false));
    assertThat(frame.getInteger("host_score")).isEqualTo("host".equals(winner) ? 1 : 0);
    assertThat(frame.getInteger("challenger_score")).isEqualTo("challenger".equals(winner) ? 1 : 0);
    assertThat(frame.getInteger("draws")).isEqualTo(winner == null ? 1 : 0);
    assertThat(frame.getInteger("round")).isEqualTo(2);
  }

  @Test
  @DisplayName("Nobody hears what somebody has chosen before both have, only that it was done")
  void choice_isSecret() {
    Set<String> shown = new HashSet<>();
    for (String word : List.of("rock", "paper", "scissors")) {
      begin(Jar.config(2, 0, 3), NEW);
      choose(CHALLENGER, word);

      assertThat(frame().getBoolean("challenger_chosen")).isTrue();
      assertThat(frame().getBoolean("host_chosen")).isFalse();
      Snapshot taken = bus.snapshot(MATCH);
      assertThat(taken.frame()).isEqualTo(frame());
      shown.add(frame().encode());
      assertThat(bus.begin(new Begin("18", 0, taken.state())).frame()).isEqualTo(frame());
      bus.undeploy();
    }
    assertThat(shown).hasSize(1);
  }

  @Test
  @DisplayName("What is chosen cannot be changed, and what is no choice is COMMAND_INVALID and changes nothing")
  void wrongCommand_refused() {
    begin(Jar.config(2, 0, 3), NEW);
    Snapshot before = bus.snapshot(MATCH);
    for (Object wrong : new Object[] {"", "lizard", "Rock", 1, true, new JsonArray().add("rock"), NEW}) {
      refused(HOST, new JsonObject().put("choice", wrong));
    }
    refused(HOST, NEW);
    refused(HOST, new JsonObject().putNull("choice"));
    assertThat(bus.snapshot(MATCH)).isEqualTo(before);

    choose(HOST, "rock");
    refused(HOST, new JsonObject().put("choice", "paper"));
    choose(CHALLENGER, "scissors");
    assertThat(frame().getInteger("host_score")).isEqualTo(1);
    bus.ask(GamesApi.pause(Jar.GAME), new OfMatch(MATCH));
    refused(HOST, new JsonObject().put("choice", "rock"));
  }

  @Test
  @DisplayName("After so many draws the lot gives the point: the same for the same seed, and to either with others")
  void draws_endByLot() {
    bus.deploy(Jar.verticle(), Jar.config(1, 0, 3));
    Set<Seat> winners = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Seat first = drawnMatch(seed);
      assertThat(drawnMatch(seed)).isEqualTo(first);
      winners.add(first);
    }
    assertThat(winners).containsExactlyInAnyOrder(HOST, CHALLENGER);
  }

  @Test
  @DisplayName("Who has not chosen when the time is over loses the round, and if neither has it is a draw")
  void timeOver_endsTheRound() {
    bus.deploy(Jar.verticle(), Jar.config(2, 60, 3));
    assertThat(frameAfter("--").getJsonObject("last").getString("winner")).isNull();
    assertThat(frameAfter("--").getInteger("draws")).isEqualTo(1);
    assertThat(frameAfter("s-").getJsonObject("last")).isEqualTo(new JsonObject().put("host", "scissors")
        .putNull("challenger").put("winner", "host").put("by_lot", false));
    JsonObject last = frameAfter("-p");
    assertThat(last.getInteger("challenger_score")).isEqualTo(1);
    assertThat(last.getInteger("seconds_left")).isEqualTo(60);
  }

  @Test
  @DisplayName("A match in which nobody ever does anything comes to its end")
  void nobodyPlays_ends() {
    begin(Jar.config(1, 1, 2), NEW);
    Await.until("it is over", () -> !bus.overs().isEmpty());

    Over over = bus.overs().getFirst();
    assertThat(over.hostScore() + over.challengerScore()).isEqualTo(1);
    assertThat(over.frame().getJsonObject("last").getBoolean("by_lot")).isTrue();
    assertThat(over.frame().getInteger("round")).isEqualTo(2);
  }

  @Test
  @DisplayName("The seconds that are left are told as they pass, stand still with the match, and are kept with it")
  void time_standsStillWithTheMatch() {
    begin(Jar.config(2, 60, 3), NEW);
    JsonObject state = bus.snapshot(MATCH).state().put("left_millis", 59_100);
    assertThat(bus.begin(new Begin(MATCH, 0, state)).frame().getInteger("seconds_left")).isEqualTo(60);
    assertThat(bus.snapshot(MATCH).state().getInteger("left_millis")).isEqualTo(59_100);
    int before = bus.frames(MATCH).size();

    final long start = System.nanoTime();
    bus.ask(GamesApi.resume(Jar.GAME), new OfMatch(MATCH));
    Await.until("a second has passed", () -> frame().getInteger("seconds_left") <= 59);
    bus.ask(GamesApi.pause(Jar.GAME), new OfMatch(MATCH));
    Snapshot paused = bus.snapshot(MATCH);
    long passed = (System.nanoTime() - start) / 1_000_000;
    assertThat(paused.state().getLong("left_millis")).isBetween(59_000 - passed, 59_000L);
    assertThat(bus.frames(MATCH)).hasSizeGreaterThanOrEqualTo(before + 2);
    Await.until("a while has passed", () -> System.currentTimeMillis() > paused.tick() + 2_000);
    assertThat(bus.snapshot(MATCH)).isEqualTo(paused);
    assertThat(bus.frames(MATCH)).extracting(State::tick).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A match keeps what was agreed when it began, whatever the configuration says when it goes on")
  void terms_areTheMatchsOwn() {
    JsonObject init = begin(Jar.config(2, 0, 3), NEW);
    assertThat(init).isEqualTo(new JsonObject().put("message_type", "init")
        .put("choices", new JsonArray().add("rock").add("paper").add("scissors"))
        .put("wins", 2).put("seconds", 0).put("draws", 3));
    JsonObject state = bus.snapshot(MATCH).state();
    bus.undeploy();
    assertThat(begin(Jar.config(1, 60, 9), state)).isEqualTo(init);
  }

  @Test
  @DisplayName("What cannot have been kept of a match is BAD_REQUEST")
  void impossibleState_refused() {
    begin(Jar.config(1, 0, 3), NEW);
    JsonObject good = bus.snapshot(MATCH).state();
    for (JsonObject wrong : List.of(good.copy().put("rounds", "rs"), good.copy().put("rounds", "r"),
        good.copy().put("choices", "rs"), good.copy().put("choices", ""), good.copy().put("choices", "r-s-"),
        good.copy().put("wins", 0), good.copy().put("left_millis", 3_600_001))) {
      bus.refused(GamesApi.begin(Jar.GAME), new Begin("18", 0, wrong), ErrorCode.BAD_REQUEST);
    }
  }

  @Test
  @DisplayName("The shipped configuration can be used and is what the README documents; what is wrong is told at once")
  void config_isDocumented() throws Exception {
    Checked verticle = (Checked) Jar.verticle();
    verticle.check(ConfFile.read(Path.of("conf", "rps.json")));
    Conf conf = Conf.of(NEW);
    Object companion = Jar.type("rps.RpsConfig").getField("Companion").get(null);
    Object standard = companion.getClass().getMethod("from", Conf.class).invoke(companion, conf);
    assertThat(ConfReadme.rowsOfModule("rps")).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
    assertThat(companion.getClass().getMethod("from", JsonObject.class)
        .invoke(companion, ConfFile.read(Path.of("conf", "rps.json")))).isEqualTo(standard);
    JsonObject wrong = Jar.config(0, -1, 3).put("rows", 3);
    assertThatThrownBy(() -> verticle.check(wrong))
        .hasMessageContainingAll("rules.wins is 0", "rules.seconds is -1", "rows is 3");
  }

  /** Begins, from nothing or a state, and returns what is sent first. */
  private JsonObject begin(JsonObject config, JsonObject state) {
    bus.deploy(Jar.verticle(), config);
    return bus.begin(new Begin(MATCH, 0, state)).init();
  }

  /** Takes up a match with these choices a moment before the time is over, and returns what is seen first after it. */
  private JsonObject frameAfter(String choices) {
    bus.begin(new Begin(MATCH, 0, NEW));
    JsonObject state = bus.snapshot(MATCH).state().put("choices", choices).put("left_millis", 1);
    bus.begin(new Begin(MATCH, 0, state));
    int before = bus.frames(MATCH).size();
    bus.ask(GamesApi.resume(Jar.GAME), new OfMatch(MATCH));
    Await.until("the round is over", () -> frame().getInteger("round") == 2);
    return bus.frames(MATCH).stream().skip(before).map(State::frame)
        .filter(seen -> seen.getInteger("round") == 2).findFirst().orElseThrow();
  }

  private Seat drawnMatch(long seed) {
    bus.begin(new Begin(MATCH, seed, NEW));
    int before = bus.overs().size();
    for (int draw = 0; draw < 3; draw++) {
      choose(HOST, "rock");
      choose(CHALLENGER, "rock");
    }
    assertThat(bus.overs()).hasSize(before + 1);
    Over over = bus.overs().getLast();
    assertThat(over.frame().getJsonObject("last").getBoolean("by_lot")).isTrue();
    return over.winner();
  }

  private JsonObject frame() {
    return bus.last(MATCH).frame();
  }

  private void choose(Seat seat, String word) {
    bus.ask(GamesApi.input(Jar.GAME), input(seat, new JsonObject().put("choice", word)));
  }

  private void refused(Seat seat, JsonObject arguments) {
    bus.refused(GamesApi.input(Jar.GAME), input(seat, arguments), ErrorCode.COMMAND_INVALID);
  }

  private static Input input(Seat seat, JsonObject arguments) {
    return new Input(MATCH, seat, "choose", arguments);
  }
}

package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.State;
import hubbub.games.GameOnBus;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pong over a real bus, on a clock that is moved by hand; what it shares with every game is in the contract. */
class PongVerticleTest {
  private static final JsonObject LONG =
      new JsonObject().put("rules", new JsonObject().put("points", 99).put("seconds", 3_600));
  /** It bounces off the top in its second tick, and is let out nine ticks later. */
  private static final Ball.Kept BOUNCING = new Ball.Kept(0.03, 0.030, -0.3, -0.55);

  private final HandClock clock = new HandClock();
  private final GameOnBus bus = new GameOnBus("pong");

  @BeforeEach
  void start() {
    bus.deploy(new PongVerticle(vertx -> clock.surroundings()), LONG.copy());
  }

  @AfterEach
  void stop() {
    bus.close();
  }

  @Test
  @DisplayName("A minute is a minute for every match, however late each tick is")
  void minute_isAMinute() {
    Begun first = begin("1");
    Begun second = begin("2");
    SplittableRandom random = new SplittableRandom(5);
    long late = 0;
    for (int tick = 1; tick <= 3_000; tick++) {
      long now = random.nextLong(9_000_000);
      clock.tick(Duration.ofNanos(20_000_000 + now - late));
      late = now;
    }

    assertThat(bus.frames("1")).hasSize(3_001);
    assertThat(bus.last("1").tick()).isEqualTo(first.tick() + 6_000);
    assertThat(bus.last("2").tick()).isEqualTo(second.tick() + 6_000);
    assertThat(bus.last("1").frame()).isEqualTo(bus.last("2").frame());
    assertThat(bus.last("1").frame().getInteger("match_time")).isEqualTo(60);
  }

  @Test
  @DisplayName("What a halt of 50 ms missed is one frame of each match, with every bounce, and no match is bunched")
  void shortHalt_isOneFrameOfEach() {
    begin("1", BOUNCING, 0);
    begin("2");
    clock.tick(Duration.ofMillis(10));
    List<Long> before = List.of(bus.last("1").tick(), bus.last("2").tick());

    clock.tick(Duration.ofMillis(50));
    clock.tick(Duration.ZERO);
    clock.tick(Duration.ofMillis(10));

    assertThat(ticksAfter("1", before.get(0), 2)).containsExactly(5L, 6L);
    assertThat(ticksAfter("2", before.get(1), 2)).containsExactly(5L, 6L);
    assertThat(bounces("1")).containsExactly(false, false, true, false);
    assertThat(bounces("2")).containsOnly(false);
  }

  @Test
  @DisplayName("A halt that is too long to be played through is let go but for a quarter of a second")
  void longHalt_isLetGo() {
    Begun begun = begin("1");
    clock.tick(Duration.ofSeconds(10));
    clock.tick(Duration.ofMillis(10));

    assertThat(ticksAfter("1", begun.tick(), 1)).containsExactly(25L, 26L);
  }

  @Test
  @DisplayName("Time that passed before a match was begun or resumed is not played in it, but in those that ran")
  void newcomer_isNotLate() {
    Begun first = begin("1");
    clock.pass(Duration.ofMillis(45));
    Begun second = begin("2");
    assertThat(bus.last("1").tick()).isEqualTo(first.tick() + 4);
    assertThat(bus.last("2").tick()).isEqualTo(second.tick());
    clock.tick(Duration.ofMillis(5));
    assertThat(bus.last("2").tick()).isEqualTo(second.tick() + 1);

    bus.ask(GamesApi.pause("pong"), new OfMatch("2"));
    clock.pass(Duration.ofMillis(200));
    bus.ask(GamesApi.resume("pong"), new OfMatch("2"));
    long resumed = bus.last("2").tick();
    clock.tick(Duration.ofMillis(10));
    assertThat(bus.last("2").tick()).isEqualTo(resumed + 1);
    assertThat(bus.last("1").tick()).isEqualTo(first.tick() + 26);
  }

  @Test
  @DisplayName("The clock stands still while no match runs")
  void noMatch_noTicks() {
    assertThat(clock.ticks()).isFalse();
    begin("1");
    assertThat(clock.ticks()).isTrue();
    bus.ask(GamesApi.pause("pong"), new OfMatch("1"));
    clock.tick(Duration.ofMillis(10));
    assertThat(clock.ticks()).isFalse();
    bus.ask(GamesApi.resume("pong"), new OfMatch("1"));
    assertThat(clock.ticks()).isTrue();
    bus.ask(GamesApi.end("pong"), new OfMatch("1"));
    clock.tick(Duration.ofMillis(10));
    assertThat(clock.ticks()).isFalse();
    begin("1");
    bus.undeploy();
    assertThat(clock.ticks()).isFalse();
  }

  @Test
  @DisplayName("Commands move the paddles, one in a tick, the newest ten of those that came at once")
  void commands_movePaddles() {
    begin("1");
    input(Seat.CHALLENGER, "fup");
    IntStream.range(0, 11).forEach(i -> input(Seat.HOST, "down"));
    input(Seat.CHALLENGER, "up");
    clock.tick(Duration.ofMillis(10));
    assertPaddles(0.501, 0.498);
    clock.tick(Duration.ofMillis(10));
    assertPaddles(0.503, 0.495);

    clock.tick(Duration.ofMillis(90));
    assertPaddles(0.555, 0.495);
  }

  @Test
  @DisplayName("Commands that come while a match is paused are lost")
  void commandsInAPause_areLost() {
    begin("1");
    bus.ask(GamesApi.pause("pong"), new OfMatch("1"));
    input(Seat.HOST, "fdown");
    bus.ask(GamesApi.resume("pong"), new OfMatch("1"));
    clock.tick(Duration.ofMillis(10));

    assertPaddles(0.5, 0.5);
  }

  @Test
  @DisplayName("A match that is won while ticks are made up for ends with the winning one; the others play on")
  void match_endsInTheMiddle() {
    begin("2");
    begin("1", new Ball.Kept(0.992, 0.2, 0.3, 0.1), 98);
    long before = bus.last("1").tick();
    clock.tick(Duration.ofMillis(50));

    State last = bus.last("1");
    assertThat(last.tick()).isEqualTo(before + 3);
    assertThat(last.frame().getInteger("left_score")).isEqualTo(99);
    assertThat(bus.overs()).containsExactly(new Over("1", Seat.HOST, 99, 98, last.frame()));
    clock.tick(Duration.ofMillis(10));
    assertThat(bus.frames("1")).hasSize(2);
    assertThat(bus.frames("2")).hasSize(3);
  }

  @Test
  @DisplayName("A snapshot says the score, for a match that somebody does not play to its end")
  void snapshot_saysTheScore() {
    begin("1", new Ball.Kept(0.998, 0.2, 0.3, 0.1), 7);
    clock.tick(Duration.ofMillis(10));

    assertThat(bus.snapshot("1")).extracting(Snapshot::hostScore, Snapshot::challengerScore).containsExactly(8, 7);
  }

  @Test
  @DisplayName("The system's clock makes about a tick in ten milliseconds, never more")
  void systemClock_ticks() {
    bus.undeploy();
    bus.deploy(new PongVerticle(), LONG.copy());
    long start = System.nanoTime();
    Begun begun = begin("1");
    Await.until("twenty frames", () -> bus.frames("1").size() > 20);
    bus.ask(GamesApi.pause("pong"), new OfMatch("1"));

    long ticks = bus.snapshot("1").tick() - begun.tick();
    assertThat(ticks).isBetween(20L, (System.nanoTime() - start) / Metronome.TICK_NANOS);
  }

  private Begun begin(String match) {
    return bus.begin(new Begin(match, 0, new JsonObject()));
  }

  /** Begins a match, running, with the ball somewhere, the paddles out of its way and so many points to both. */
  private void begin(String match, Ball.Kept ball, int points) {
    Paddle.Kept away = new Paddle.Kept(0.9, 0, List.of());
    bus.begin(new Begin(match, 0, PongJson.state(new Pong.Kept(0, ball, away, away, points, points, false), 0)));
    bus.ask(GamesApi.resume("pong"), new OfMatch(match));
  }

  private void input(Seat seat, String command) {
    bus.ask(GamesApi.input("pong"), new Input("1", seat, command, new JsonObject()));
  }

  private void assertPaddles(double left, double right) {
    JsonObject frame = bus.last("1").frame();
    assertThat(frame.getDouble("left_paddle_y")).isCloseTo(left, within(1e-12));
    assertThat(frame.getDouble("right_paddle_y")).isCloseTo(right, within(1e-12));
  }

  private List<Long> ticksAfter(String match, long tick, int frames) {
    return bus.frames(match).stream().skip(frames).map(frame -> frame.tick() - tick).toList();
  }

  private List<Boolean> bounces(String match) {
    return bus.frames(match).stream().map(frame -> frame.frame().getBoolean("has_bounced")).toList();
  }
}

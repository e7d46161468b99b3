package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddleTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  @DisplayName("A paddle begins in the middle and stays where nobody commands it")
  void noCommand_stays() {
    Paddle paddle = new Paddle();
    paddle.step();

    assertThat(paddle.y()).isEqualTo(0.5);
    assertThat(paddle.speed()).isZero();
    assertThat(paddle.atMargin()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"up, -0.1, 0.499", "down, 0.1, 0.501", "fup, -0.2, 0.498", "fdown, 0.2, 0.502"})
  @DisplayName("One command is one push, and a fast one is twice as strong")
  void command_pushes(String command, double speed, double y) {
    Paddle paddle = ordered(Command.of(command).orElseThrow());
    paddle.step();

    assertThat(paddle.speed()).isCloseTo(speed, ROUNDING);
    assertThat(paddle.y()).isCloseTo(y, ROUNDING);
  }

  @Test
  @DisplayName("A key held makes it faster, an opposite one slower; a tick without a command stops it")
  void commands_addUp() {
    Paddle paddle = ordered(Command.UP, Command.UP, Command.FUP, Command.DOWN);

    List<Double> speeds = List.of(-0.1, -0.2, -0.4, -0.3, 0.0);
    List<Double> ys = List.of(0.499, 0.497, 0.493, 0.490, 0.490);
    for (int i = 0; i < speeds.size(); i++) {
      paddle.step();
      assertThat(paddle.speed()).isCloseTo(speeds.get(i), ROUNDING);
      assertThat(paddle.y()).isCloseTo(ys.get(i), ROUNDING);
    }
  }

  @Test
  @DisplayName("Ten commands wait, one for each tick; of more the oldest are dropped")
  void eleventhCommand_dropsTheOldest() {
    Paddle paddle = ordered(Command.FUP, Command.FUP);
    Collections.nCopies(10, Command.DOWN).forEach(paddle::order);
    assertThat(paddle.kept().waiting()).hasSize(10).containsOnly(Command.DOWN);

    for (int tick = 1; tick <= 10; tick++) {
      paddle.step();
      assertThat(paddle.speed()).isCloseTo(tick * 0.1, ROUNDING);
      assertThat(paddle.kept().waiting()).hasSize(10 - tick);
    }
    // 0.5 and a hundredth of 0.1 + 0.2 + ... + 1.0
    assertThat(paddle.y()).isCloseTo(0.555, ROUNDING);
    paddle.step();
    assertThat(paddle.y()).isCloseTo(0.555, ROUNDING);
    assertThat(paddle.speed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.066, -0.5, UP, 0.065, DOWN", "0.934, 0.5, DOWN, 0.935, UP"})
  @DisplayName("A margin stops it half its height from the edge, until it is commanded away")
  void margin_stops(double y, double speed, Command there, double margin, Command back) {
    Paddle paddle = new Paddle(new Paddle.Kept(y, speed, List.of(there, there)));
    for (int tick = 0; tick < 3; tick++) {
      paddle.step();
      assertThat(paddle.y()).isEqualTo(margin);
      assertThat(paddle.speed()).isZero();
      assertThat(paddle.atMargin()).isTrue();
    }

    paddle.order(back);
    paddle.step();
    assertThat(paddle.y()).isCloseTo(y, ROUNDING);
    assertThat(paddle.atMargin()).isFalse();
  }

  @Test
  @DisplayName("Clients' commands are four words in lower case")
  void words_areFour() {
    assertThat(List.of("up", "down", "fup", "fdown")).allMatch(word -> Command.of(word).isPresent());
    assertThat(List.of("", "UP", "left", "fleft", "up ")).allMatch(word -> Command.of(word).isEmpty());
  }

  private static Paddle ordered(Command... commands) {
    Paddle paddle = new Paddle();
    List.of(commands).forEach(paddle::order);
    return paddle;
  }
}

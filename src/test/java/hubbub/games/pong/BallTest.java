package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number here was worked out by hand from the text of the rules. */
class BallTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  @ParameterizedTest
  @CsvSource({"true, 0.503", "false, 0.497"})
  @DisplayName("A served ball flies from the middle to one side and down, a hundredth of its speed in a tick")
  void servedBall_flies(boolean toTheRight, double x) {
    Ball ball = Ball.served(toTheRight);

    assertThat(ball.step(middle(), middle())).isFalse();
    assertBall(ball, x, 0.5055, toTheRight ? 0.3 : -0.3, 0.55);
  }

  @ParameterizedTest
  @CsvSource({
      // towards the edge: its rim reaches it, or just not
      "0.0249, -0.55, 0.0194, 0.55, true",
      "0.0256, -0.55, 0.0201, -0.55, false",
      "0.9751, 0.55, 0.9806, -0.55, true",
      "0.9744, 0.55, 0.9799, 0.55, false",
      // away from it, though still at the edge: let go
      "0.0140, 0.05, 0.0145, 0.05, false",
      "0.9860, -0.05, 0.9855, -0.05, false"})
  @DisplayName("Top and bottom reflect a ball whose rim reaches them on its way there")
  void edge_reflects(double y, double vy, double then, double thenVy, boolean bounced) {
    Ball ball = ball(0.5, y, 0.3, vy);

    assertThat(ball.step(middle(), middle())).isEqualTo(bounced);
    assertBall(ball, 0.503, then, 0.3, thenVy);
  }

  @ParameterizedTest
  @CsvSource({
      // the right paddle's centre is at 0.5 and it reaches 0.065 + 0.02 = 0.085 up and down
      "0.5794, 0.55, 0.5849, true", "0.5796, 0.55, 0.5851, false",
      "0.4206, -0.55, 0.4151, true", "0.4204, -0.55, 0.4149, false"})
  @DisplayName("A ball is returned by the very end of a paddle, and missed beyond it")
  void paddlesEnd_returns(double y, double vy, double then, boolean returned) {
    Ball ball = ball(0.968, y, 0.3, vy);

    assertThat(ball.step(middle(), middle())).isEqualTo(returned);
    assertBall(ball, 0.971, then, returned ? -0.3 : 0.3, returned ? then - 0.5 : vy);
  }

  @ParameterizedTest
  @CsvSource({
      // 0.02 of the ball and 0.01 of the paddle from the edge
      "0.0329, -0.3, 0.0299, true", "0.0331, -0.3, 0.0301, false",
      "0.9671, 0.3, 0.9701, true", "0.9669, 0.3, 0.9699, false",
      // on its way back it is not held
      "0.0200, 0.3, 0.0230, false", "0.9800, -0.3, 0.9770, false"})
  @DisplayName("A paddle returns a ball that comes near enough to its edge of the field, once")
  void paddle_reachesSoFar(double x, double vx, double then, boolean returned) {
    Ball ball = ball(x, 0.5, vx, 0.2);

    assertThat(ball.step(middle(), middle())).isEqualTo(returned);
    assertBall(ball, then, 0.502, returned ? -vx : vx, returned ? 0.002 : 0.2);
  }

  @ParameterizedTest
  @CsvSource({"0.44, 0.93", "0.50, 0.99", "0.56, 1.05"})
  @DisplayName("It flies off by how far from the paddle's centre it was hit, and by the paddle's own speed")
  void movingPaddle_deflects(double y, double vy) {
    Paddle paddle = new Paddle(new Paddle.Kept(0.5, 0.9, List.of(Command.DOWN)));
    paddle.step();
    assertThat(paddle.speed()).isCloseTo(1.0, ROUNDING);
    Ball ball = ball(0.031, y, -0.3, 0);

    assertThat(ball.step(paddle, middle())).isTrue();
    // The paddle's centre has moved to 0.51, and its speed adds 1.0.
    assertBall(ball, 0.028, y, 0.3, vy);
  }

  @ParameterizedTest
  @CsvSource({
      "0.032, 0.0235, 0.029, 0.018, 0.047", "0.032, 0.9765, 0.029, 0.982, -0.047",
      "0.968, 0.0235, 0.971, 0.018, 0.047", "0.968, 0.9765, 0.971, 0.982, -0.047"})
  @DisplayName("In a corner it bounces off the paddle and the edge at once, back into the field")
  void corner_bouncesTwice(double x, double y, double thenX, double thenY, double thenVy) {
    double vx = x < 0.5 ? -0.3 : 0.3;
    double vy = y < 0.5 ? -0.55 : 0.55;
    Paddle paddle = new Paddle(new Paddle.Kept(y < 0.5 ? 0.065 : 0.935, 0, List.of()));
    Ball ball = ball(x, y, vx, vy);

    // The paddle alone would turn it by 0.018 - 0.065 = -0.047, into the edge.
    assertThat(ball.step(paddle, paddle)).isTrue();
    assertBall(ball, thenX, thenY, -vx, thenVy);
    assertThat(ball.step(paddle, paddle)).isFalse();
  }

  @Test
  @DisplayName("In a corner without a paddle it bounces off the edge only and flies out")
  void emptyCorner_lets() {
    Ball ball = ball(0.002, 0.0235, -0.3, -0.55);

    assertThat(ball.step(middle(), middle())).isTrue();
    assertBall(ball, -0.001, 0.018, -0.3, 0.55);
  }

  private static Paddle middle() {
    return new Paddle();
  }

  private static Ball ball(double x, double y, double vx, double vy) {
    return new Ball(new Ball.Kept(x, y, vx, vy));
  }

  private static void assertBall(Ball ball, double x, double y, double vx, double vy) {
    assertThat(ball.kept().x()).as("x").isCloseTo(x, ROUNDING);
    assertThat(ball.kept().y()).as("y").isCloseTo(y, ROUNDING);
    assertThat(ball.kept().vx()).as("vx").isCloseTo(vx, ROUNDING);
    assertThat(ball.kept().vy()).as("vy").isCloseTo(vy, ROUNDING);
  }
}

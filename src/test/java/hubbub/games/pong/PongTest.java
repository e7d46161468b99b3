package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.games.Seat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PongTest {
  private static final Paddle.Kept AWAY = new Paddle.Kept(0.9, 0, List.of());
  private static final Ball.Kept AT_REST = new Ball.Kept(0.5, 0.5, 0.3, 0.55);
  /** One tick later they are out, by the middle of the edge. */
  private static final Ball.Kept OUT_LEFT = new Ball.Kept(0.002, 0.5, -0.3, 0);
  private static final Ball.Kept OUT_RIGHT = new Ball.Kept(0.998, 0.5, 0.3, 0);

  @Test
  @DisplayName("A match begins with the ball in the middle, to the right, and nothing scored")
  void newMatch_isServedToTheRight() {
    Pong pong = new Pong(Rules.STANDARD);

    assertThat(pong.kept()).isEqualTo(new Pong.Kept(0, AT_REST, new Paddle.Kept(0.5, 0, List.of()),
        new Paddle.Kept(0.5, 0, List.of()), 0, 0, false));
    assertThat(pong.winner()).isEmpty();
  }

  @Test
  @DisplayName("The host commands the left paddle, the challenger the right one")
  void seats_haveTheirPaddles() {
    Pong pong = new Pong(Rules.STANDARD);
    pong.order(Seat.HOST, Command.UP);
    pong.order(Seat.CHALLENGER, Command.FDOWN);
    pong.step();

    assertThat(pong.left().y()).isEqualTo(0.499);
    assertThat(pong.right().y()).isEqualTo(0.502);
  }

  @Test
  @DisplayName("Out on the left is the challenger's point, and the next ball flies to the left")
  void outOnTheLeft_scores() {
    Pong pong = at(0, OUT_LEFT, 0, 0);
    pong.step();

    assertThat(pong.kept()).isEqualTo(new Pong.Kept(1, new Ball.Kept(0.5, 0.5, -0.3, 0.55), AWAY, AWAY, 0, 1, false));
  }

  @Test
  @DisplayName("Out on the right is the host's point, and the next ball flies to the right")
  void outOnTheRight_scores() {
    Pong pong = at(0, OUT_RIGHT, 0, 0);
    pong.step();

    assertThat(pong.kept()).isEqualTo(new Pong.Kept(1, AT_REST, AWAY, AWAY, 1, 0, false));
  }

  @Test
  @DisplayName("The paddles stay where they are when a point is scored, and what waits for them waits on")
  void point_leavesPaddles() {
    Paddle.Kept moving = new Paddle.Kept(0.9, 0.1, List.of(Command.UP, Command.UP));
    Pong pong = new Pong(Rules.STANDARD, new Pong.Kept(0, OUT_LEFT, moving, AWAY, 0, 0, false));
    pong.step();

    assertThat(pong.rightScore()).isEqualTo(1);
    assertThat(pong.left().kept()).isEqualTo(new Paddle.Kept(0.9, 0, List.of(Command.UP)));
  }

  @ParameterizedTest
  @CsvSource({"3, 0, ", "4, 4, HOST", "4, 0, HOST"})
  @DisplayName("The fifth point wins")
  void fifthPoint_wins(int left, int right, Seat winner) {
    Pong pong = at(100, OUT_RIGHT, left, right);
    assertThat(pong.winner()).isEmpty();
    pong.step();

    assertThat(pong.winner()).isEqualTo(Optional.ofNullable(winner));
    assertThat(pong.leftScore()).isEqualTo(left + 1);
    Pong mirrored = at(100, OUT_LEFT, right, left);
    mirrored.step();
    assertThat(mirrored.winner()).isEqualTo(Optional.ofNullable(winner).map(Seat::other));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, HOST", "2, 4, CHALLENGER"})
  @DisplayName("After 300 s the leader wins, not a tick earlier")
  void leaderAtTheEnd_wins(int left, int right, Seat winner) {
    Pong pong = at(29_998, AT_REST, left, right);
    pong.step();
    assertThat(pong.winner()).isEmpty();
    assertThat(pong.seconds()).isEqualTo(299);
    pong.step();

    assertThat(pong.winner()).contains(winner);
    assertThat(pong.seconds()).isEqualTo(300);
    assertThat(pong.suddenDeath()).isFalse();
  }

  @Test
  @DisplayName("The point that falls with the last tick counts")
  void pointInTheLastTick_counts() {
    Pong pong = at(29_999, OUT_LEFT, 2, 2);
    pong.step();

    assertThat(pong.winner()).contains(Seat.CHALLENGER);
    assertThat(pong.suddenDeath()).isFalse();
  }

  @Test
  @DisplayName("After 300 s a tie is played on in sudden death, and the next point wins")
  void tieAtTheEnd_isPlayedOn() {
    Pong pong = at(29_998, new Ball.Kept(0.9915, 0.5, 0.3, 0), 2, 2);
    pong.step();
    assertThat(pong.suddenDeath()).isFalse();
    pong.step();
    assertThat(pong.suddenDeath()).isTrue();
    assertThat(pong.winner()).isEmpty();
    pong.step();

    assertThat(pong.leftScore()).isEqualTo(3);
    assertThat(pong.winner()).contains(Seat.HOST);
    assertThat(pong.suddenDeath()).isTrue();
  }

  @Test
  @DisplayName("Sudden death goes on for as long as nobody scores")
  void suddenDeath_hasNoEnd() {
    Pong pong = at(200_000, AT_REST, 0, 0);
    pong.step();

    assertThat(pong.suddenDeath()).isTrue();
    assertThat(pong.winner()).isEmpty();
    assertThat(pong.seconds()).isEqualTo(2_000);
  }

  @Test
  @DisplayName("A bounce is told in its tick alone")
  void bounce_isToldOnce() {
    Pong pong = at(0, new Ball.Kept(0.5, 0.0249, 0.3, -0.55), 0, 0);
    pong.step();
    assertThat(pong.bounced()).isTrue();
    pong.step();
    assertThat(pong.bounced()).isFalse();
  }

  @Test
  @DisplayName("What clients are sent has the fields and numbers they know")
  void frame_isWhatClientsKnow() {
    Pong pong = new Pong(Rules.STANDARD, new Pong.Kept(30_099, new Ball.Kept(0.25, 0.75, 0.3, 0.5),
        new Paddle.Kept(0.065, 0, List.of()), new Paddle.Kept(0.375, 0, List.of()), 3, 3, false));

    assertThat(PongJson.init().encode()).isEqualTo("""
        {"message_type":"init","ball_radius":0.02,"paddle_height":0.13,"paddle_width":0.02}""");
    assertThat(PongJson.frame(pong, true).encode()).isEqualTo("""
        {"message_type":"status","has_bounced":true,"left_paddle_margin_reached":true,\
        "right_paddle_margin_reached":false,"left_score":3,"right_score":3,"left_paddle_y":0.065,\
        "right_paddle_y":0.375,"ball_x":0.25,"ball_y":0.75,"match_time":300,"sudden_death":true}""");
  }

  private static Pong at(long ticks, Ball.Kept ball, int left, int right) {
    return new Pong(Rules.STANDARD, new Pong.Kept(ticks, ball, AWAY, AWAY, left, right, false));
  }
}

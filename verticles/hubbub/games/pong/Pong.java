package hubbub.games.pong;

import hubbub.contract.games.Seat;
import java.util.Optional;

/**
 * The rules of a match of Pong, one tick of a hundredth of a second after the other. The field is 1 wide and 1 high, y
 * grows downwards; the host plays on the left. Nothing is random: the same commands before the same ticks make the same
 * match, bit for bit, also when it was kept and taken up again in between. Must not be stepped once it has a winner.
 */
final class Pong {
  static final int TICKS_PER_SECOND = 100;
  /** A tick, in seconds. */
  static final double TICK = 0.01;

  private final Rules rules;
  private final Paddle left;
  private final Paddle right;
  private Ball ball;
  private long ticks;
  private int leftScore;
  private int rightScore;
  private boolean bounced;

  /** Makes a new match; the first ball flies to the right. */
  Pong(Rules rules) {
    this.rules = rules;
    left = new Paddle();
    right = new Paddle();
    ball = Ball.served(true);
  }

  /** Takes a match up again. */
  Pong(Rules rules, Kept kept) {
    this.rules = rules;
    left = new Paddle(kept.left);
    right = new Paddle(kept.right);
    ball = new Ball(kept.ball);
    ticks = kept.ticks;
    leftScore = kept.leftScore;
    rightScore = kept.rightScore;
    bounced = kept.bounced;
  }

  void order(Seat seat, Command command) {
    (seat == Seat.HOST ? left : right).order(command);
  }

  /** Plays one tick: paddles, then the ball, then the score. */
  void step() {
    ticks++;
    left.step();
    right.step();
    bounced = ball.step(left, right);
    if (ball.x() < 0) {
      rightScore++;
      ball = Ball.served(false);
    } else if (ball.x() > 1) {
      leftScore++;
      ball = Ball.served(true);
    }
  }

  /** Returns who has won, once somebody has. */
  Optional<Seat> winner() {
    boolean decided = Math.max(leftScore, rightScore) >= rules.points() || ticks >= limit();
    if (!decided || leftScore == rightScore) {
      return Optional.empty();
    }
    return Optional.of(leftScore > rightScore ? Seat.HOST : Seat.CHALLENGER);
  }

  /** Tells whether the time was up without a leader, so that the next point decides, or has decided. */
  boolean suddenDeath() {
    return ticks > limit() || ticks == limit() && leftScore == rightScore;
  }

  /** Returns for how many whole seconds it has been played. */
  long seconds() {
    return ticks / TICKS_PER_SECOND;
  }

  /** Tells whether the ball has bounced in the last tick. */
  boolean bounced() {
    return bounced;
  }

  Paddle left() {
    return left;
  }

  Paddle right() {
    return right;
  }

  Ball ball() {
    return ball;
  }

  int leftScore() {
    return leftScore;
  }

  int rightScore() {
    return rightScore;
  }

  Kept kept() {
    return new Kept(ticks, ball.kept(), left.kept(), right.kept(), leftScore, rightScore, bounced);
  }

  private long limit() {
    return (long) rules.seconds() * TICKS_PER_SECOND;
  }

  /**
   * All there is to a match.
   *
   * @param ticks how many have been played
   * @param ball the ball
   * @param left the host's paddle
   * @param right the challenger's paddle
   * @param leftScore the host's points
   * @param rightScore the challenger's points
   * @param bounced whether the ball has bounced in the last tick
   */
  record Kept(long ticks, Ball.Kept ball, Paddle.Kept left, Paddle.Kept right, int leftScore, int rightScore,
      boolean bounced) {}
}

package hubbub.games.pong;

/**
 * The ball. A paddle returns it the more steeply the farther from its centre it is hit and the faster it moves.
 * Paddles, top and bottom turn only a ball that flies towards them, or they would hold one that is still within their
 * reach a tick later.
 */
final class Ball {
  static final double RADIUS = 0.02;
  static final double SPEED_X = 0.3;
  static final double SPEED_Y = 0.55;

  /** How near to an edge of the field a paddle reaches it. */
  private static final double REACH_X = RADIUS + Paddle.WIDTH / 2;
  /** How near to a paddle's centre it is reached. */
  private static final double REACH_Y = RADIUS + Paddle.HEIGHT / 2;

  private double x;
  private double y;
  private double vx;
  private double vy;

  Ball(Kept kept) {
    x = kept.x;
    y = kept.y;
    vx = kept.vx;
    vy = kept.vy;
  }

  /** Returns a ball at the centre that flies to one side. */
  static Ball served(boolean toTheRight) {
    return new Ball(new Kept(0.5, 0.5, toTheRight ? SPEED_X : -SPEED_X, SPEED_Y));
  }

  /** Flies for one tick, after the paddles have moved; tells whether it has bounced. */
  boolean step(Paddle left, Paddle right) {
    x += vx * Pong.TICK;
    y += vy * Pong.TICK;
    boolean returned = vx < 0 ? x <= REACH_X && returnedBy(left) : x >= 1 - REACH_X && returnedBy(right);
    boolean reflected = vy < 0 ? y <= RADIUS : y >= 1 - RADIUS;
    if (reflected) {
      vy = -vy;
    }
    return returned || reflected;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  Kept kept() {
    return new Kept(x, y, vx, vy);
  }

  private boolean returnedBy(Paddle paddle) {
    if (Math.abs(y - paddle.y()) > REACH_Y) {
      return false;
    }
    vx = -vx;
    vy = y - paddle.y() + paddle.speed();
    return true;
  }

  /**
   * All there is to a ball.
   *
   * @param x how far to the right, the field being 1 wide
   * @param y how far down, the field being 1 high
   * @param vx how fast it flies to the right, in fields a second
   * @param vy how fast it flies down
   */
  record Kept(double x, double y, double vx, double vy) {}
}

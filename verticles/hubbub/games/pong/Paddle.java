package hubbub.games.pong;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * One player's paddle, with the commands that wait for it. A command pushes it, so it is the faster the longer a key is
 * held; a tick without one stops it, and so does a margin.
 */
final class Paddle {
  static final double HEIGHT = 0.13;
  static final double WIDTH = 0.02;
  /** Where its centre is at the upper margin. */
  static final double TOP = HEIGHT / 2;
  /** Where its centre is at the lower margin. */
  static final double BOTTOM = 1 - HEIGHT / 2;
  /** How many commands wait at the most. */
  static final int QUEUE = 10;

  private final Queue<Command> waiting = new ArrayDeque<>(QUEUE + 1);
  private double y = 0.5;
  private double speed;

  Paddle() {}

  Paddle(Kept kept) {
    y = kept.y;
    speed = kept.speed;
    waiting.addAll(kept.waiting);
  }

  /** Adds a command to those that wait; of too many the oldest is dropped. */
  void order(Command command) {
    waiting.add(command);
    if (waiting.size() > QUEUE) {
      waiting.remove();
    }
  }

  /** Moves for one tick. */
  void step() {
    Command command = waiting.poll();
    speed = command == null ? 0 : speed + command.push();
    y += speed * Pong.TICK;
    if (y <= TOP || y >= BOTTOM) {
      y = y <= TOP ? TOP : BOTTOM;
      speed = 0;
    }
  }

  /** Returns where its centre is. */
  double y() {
    return y;
  }

  /** Returns how fast it moves, in fields a second, downwards above 0. */
  double speed() {
    return speed;
  }

  boolean atMargin() {
    return y == TOP || y == BOTTOM;
  }

  Kept kept() {
    return new Kept(y, speed, List.copyOf(waiting));
  }

  /**
   * All there is to a paddle.
   *
   * @param y where its centre is
   * @param speed how fast it moves
   * @param waiting the commands for the next ticks
   */
  record Kept(double y, double speed, List<Command> waiting) {}
}

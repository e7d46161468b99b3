package hubbub.games.pong;

import java.util.Optional;

/** What a player may do in one tick; the constant's name in lower case is what clients send. */
enum Command {
  /** Upwards. */
  UP(-0.1),
  /** Downwards. */
  DOWN(0.1),
  /** Upwards fast. */
  FUP(-0.2),
  /** Downwards fast. */
  FDOWN(0.2);

  private final double push;

  Command(double push) {
    this.push = push;
  }

  /** Returns by how much the paddle's speed changes, in fields a second. */
  double push() {
    return push;
  }

  static Optional<Command> of(String text) {
    return switch (text) {
      case "up" -> Optional.of(UP);
      case "down" -> Optional.of(DOWN);
      case "fup" -> Optional.of(FUP);
      case "fdown" -> Optional.of(FDOWN);
      default -> Optional.empty();
    };
  }
}

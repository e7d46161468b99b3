package hubbub.contract.games;

import java.util.Locale;

/** Where a player sits. A game knows seats, never people; on the bus a seat is its name in lower case. */
public enum Seat {
  /** Who made the match; in Pong on the left. */
  HOST,
  /** Who took the match on; in Pong on the right. */
  CHALLENGER;

  /** Returns the seat on the other side. */
  public Seat other() {
    return this == HOST ? CHALLENGER : HOST;
  }

  /** Returns the seat as it stands in messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

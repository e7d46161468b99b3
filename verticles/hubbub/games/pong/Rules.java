package hubbub.games.pong;

/**
 * When a match ends.
 *
 * @param points who has so many points has won
 * @param seconds after so long a lead decides
 */
record Rules(int points, int seconds) {
  /** The rules existing clients know. */
  static final Rules STANDARD = new Rules(5, 300);
}

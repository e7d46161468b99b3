package hubbub.matches;

/**
 * The rating of players after a match, with K = 100: the winner gains what it was not expected to win, rounded to a
 * whole number, and the loser loses as much, but nobody falls below 0.
 *
 * @param winner the winner's rating after the match
 * @param loser the loser's rating after it
 */
record Elo(int winner, int loser) {
  private static final double K = 100;
  private static final double SCALE = 400;

  /** Returns the ratings after a match between players of these ratings. */
  static Elo after(int winner, int loser) {
    double expected = 1 / (1 + Math.pow(10, (loser - winner) / SCALE));
    int gain = (int) Math.round(K * (1 - expected));
    return new Elo(winner + gain, Math.max(0, loser - gain));
  }
}

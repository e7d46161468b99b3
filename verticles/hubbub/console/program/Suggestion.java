package hubbub.console.program;

import java.util.Collection;
import java.util.Optional;

/** Which known word somebody may have meant. */
final class Suggestion {
  private Suggestion() {}

  /** Returns the known word that is nearest to another, if any is near enough. */
  static Optional<String> of(String word, Collection<String> known) {
    String best = null;
    int least = word.length() < 4 ? 2 : 3;
    for (String candidate : known) {
      int distance = candidate.startsWith(word) && word.length() > 1 ? 1 : distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Counts how many letters must be changed, added, left out or exchanged with their neighbour. */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean exchanged = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
    return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}

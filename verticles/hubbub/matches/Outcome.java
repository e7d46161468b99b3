package hubbub.matches;

import hubbub.contract.matches.Role;

/**
 * How a match was decided.
 *
 * @param winner the player who won
 * @param hostScore what the host has
 * @param challengerScore what the challenger has
 * @param forfeited whether the loser stayed away
 * @param at when, in milliseconds since the epoch
 */
record Outcome(Role winner, int hostScore, int challengerScore, boolean forfeited, long at) {
  /** The outcome of a match that is not decided. */
  static final Outcome OPEN = new Outcome(Role.HOST, 0, 0, false, 0);

  Role loser() {
    return winner == Role.HOST ? Role.CHALLENGER : Role.HOST;
  }

  int score(Role role) {
    return role == Role.HOST ? hostScore : challengerScore;
  }
}

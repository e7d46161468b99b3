package hubbub.games.tictactoe;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.games.Begun;
import hubbub.contract.games.Input;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.State;
import io.vertx.core.json.JsonObject;

/** One match where it is played: its rules, the numbers of its frames, and whether it is paused. */
final class Table {
  private final String match;
  private final TicTacToe rules;
  private long number;
  private boolean paused;

  /**
   * Opens a match.
   *
   * @param match the match
   * @param rules its rules, where it stands
   * @param number the number of what is to be seen now
   * @param paused whether it waits to be resumed
   */
  Table(String match, TicTacToe rules, long number, boolean paused) {
    this.match = match;
    this.rules = rules;
    this.number = number;
    this.paused = paused;
  }

  /** Does what a player wants; fails with COMMAND_INVALID, and then nothing has changed. */
  void play(Input input) {
    if (!input.command().equals("mark")) {
      throw new Fault(ErrorCode.COMMAND_INVALID);
    }
    int cell = TicTacToeJson.cell(input.arguments());
    if (paused) {
      throw new Fault(ErrorCode.COMMAND_INVALID, "The match is paused.");
    }
    if (!rules.mark(input.seat(), cell)) {
      throw new Fault(ErrorCode.COMMAND_INVALID, "It is the other player's turn, or the cell is marked already.");
    }
    number++;
  }

  void pause() {
    paused = true;
  }

  /** Goes on; tells whether it was paused. */
  boolean resume() {
    boolean before = paused;
    paused = false;
    number += before ? 1 : 0;
    return before;
  }

  boolean over() {
    return rules.winner().isPresent();
  }

  /** Returns how a match that is over has ended; a row is one point. */
  Over ending() {
    Seat winner = rules.winner().orElseThrow();
    return new Over(match, winner, winner == Seat.HOST ? 1 : 0, winner == Seat.HOST ? 0 : 1, frame());
  }

  Begun begun() {
    return new Begun(TicTacToeJson.init(), frame(), number);
  }

  State shown() {
    return new State(match, number, frame());
  }

  Snapshot snapshot() {
    return new Snapshot(TicTacToeJson.state(rules.kept(), number), frame(), number);
  }

  long number() {
    return number;
  }

  private JsonObject frame() {
    return TicTacToeJson.frame(rules);
  }
}

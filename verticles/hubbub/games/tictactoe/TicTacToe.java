package hubbub.games.tictactoe;

import hubbub.contract.games.Seat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rules of tic-tac-toe: who first has three in a row wins. A full board without a row is followed by another, which
 * the other player begins; the full one is seen until then. An even seed lets the host begin the first.
 */
final class TicTacToe {
  static final int SIDE = 3;
  static final int CELLS = SIDE * SIDE;
  static final char EMPTY = '.';

  private static final String BLANK = String.valueOf(EMPTY).repeat(CELLS);
  private static final List<int[]> ROWS = List.of(
      new int[] {0, 1, 2}, new int[] {3, 4, 5}, new int[] {6, 7, 8},
      new int[] {0, 3, 6}, new int[] {1, 4, 7}, new int[] {2, 5, 8},
      new int[] {0, 4, 8}, new int[] {2, 4, 6});

  private final StringBuilder board;
  private Seat turn;
  private int boards;

  /** Makes a new match. */
  TicTacToe(long seed) {
    this(new Kept(BLANK, seed % 2 == 0 ? Seat.HOST : Seat.CHALLENGER, 1));
  }

  /** Takes a match up again. */
  TicTacToe(Kept kept) {
    board = new StringBuilder(kept.board);
    turn = kept.turn;
    boards = kept.boards;
  }

  /** Returns what a player marks cells with. */
  static char sign(Seat seat) {
    return seat == Seat.HOST ? 'x' : 'o';
  }

  /** Marks a cell, where that is allowed; tells whether it was. */
  boolean mark(Seat seat, int cell) {
    if (seat != turn || winner().isPresent() || cell < 0 || cell >= CELLS) {
      return false;
    }
    if (board.indexOf(String.valueOf(EMPTY)) < 0) {
      board.replace(0, CELLS, BLANK);
      boards++;
    }
    if (board.charAt(cell) != EMPTY) {
      return false;
    }
    board.setCharAt(cell, sign(seat));
    // Nine cells: who began a board also fills it, so the other one begins the next.
    turn = seat.other();
    return true;
  }

  Optional<Seat> winner() {
    return Arrays.stream(Seat.values()).filter(this::hasRow).findFirst();
  }

  Kept kept() {
    return new Kept(board.toString(), turn, boards);
  }

  private boolean hasRow(Seat seat) {
    return ROWS.stream().anyMatch(row -> Arrays.stream(row).allMatch(cell -> board.charAt(cell) == sign(seat)));
  }

  /**
   * All there is to a match.
   *
   * @param board the cells from left to right and top to bottom
   * @param turn who marks next
   * @param boards how many boards have been begun
   */
  record Kept(String board, Seat turn, int boards) {}
}

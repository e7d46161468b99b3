package hubbub.games.tictactoe;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.games.Seat;
import io.vertx.core.json.JsonObject;

/** How tic-tac-toe is said in JSON: what clients are sent and send, and what a match is kept as. */
final class TicTacToeJson {
  private TicTacToeJson() {}

  /** Returns what every participant is sent first. */
  static JsonObject init() {
    return new JsonObject().put("message_type", "init").put("columns", TicTacToe.SIDE).put("rows", TicTacToe.SIDE)
        .put("host", String.valueOf(TicTacToe.sign(Seat.HOST)))
        .put("challenger", String.valueOf(TicTacToe.sign(Seat.CHALLENGER)));
  }

  /** Returns what is to be seen; {@code winner} is null until there is one. */
  static JsonObject frame(TicTacToe rules) {
    TicTacToe.Kept kept = rules.kept();
    return new JsonObject().put("message_type", "status").put("board", kept.board()).put("boards", kept.boards())
        .put("turn", kept.turn().text()).put("winner", rules.winner().map(Seat::text).orElse(null));
  }

  /** Returns a match as it is kept, with the number of its newest frame. */
  static JsonObject state(TicTacToe.Kept kept, long number) {
    return new JsonObject().put("number", number).put("board", kept.board()).put("boards", kept.boards())
        .put("turn", kept.turn().text());
  }

  /** Returns the number of the newest frame of a match that was kept. */
  static long number(JsonObject state) {
    return new Fields(state).whole("number");
  }

  /** Reads a match that was kept; fails with BAD_REQUEST where it is none. */
  static TicTacToe kept(JsonObject state) {
    Fields fields = new Fields(state);
    String board = fields.text("board");
    if (!board.matches("[.xo]{" + TicTacToe.CELLS + "}")) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The field 'board' must be nine cells.");
    }
    return new TicTacToe(
        new TicTacToe.Kept(board, fields.choice("turn", Seat.class), fields.count("boards")));
  }

  /** Reads which cell a player marks; fails with COMMAND_INVALID. */
  static int cell(JsonObject arguments) {
    try {
      return (int) new Fields(arguments).whole("cell", 0, TicTacToe.CELLS - 1);
    } catch (Fault wrong) {
      throw new Fault(ErrorCode.COMMAND_INVALID, wrong.detail());
    }
  }
}

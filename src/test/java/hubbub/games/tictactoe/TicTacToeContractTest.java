package hubbub.games.tictactoe;

import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.Seat;
import hubbub.contract.games.State;
import hubbub.games.GameContract;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

class TicTacToeContractTest extends GameContract {
  @Override
  protected String game() {
    return "tictactoe";
  }

  @Override
  protected Deployable verticle() {
    return new TicTacToeVerticle();
  }

  @Override
  protected JsonObject config() {
    return new JsonObject().put("limits", new JsonObject().put("matches", 3));
  }

  @Override
  protected Input move(String match) {
    return mark(match, Seat.HOST, 8);
  }

  /** Whose turn it is marks the first cell that is empty. */
  @Override
  protected void goOn(String match) {
    List<State> frames = bus.frames(match);
    if (!frames.isEmpty()) {
      JsonObject frame = frames.getLast().frame();
      Seat seat = Seat.valueOf(frame.getString("turn").toUpperCase(Locale.ROOT));
      bus.attempt(GamesApi.input("tictactoe"), mark(match, seat, frame.getString("board").indexOf('.')));
    }
  }

  private static Input mark(String match, Seat seat, int cell) {
    return new Input(match, seat, "mark", new JsonObject().put("cell", cell));
  }
}

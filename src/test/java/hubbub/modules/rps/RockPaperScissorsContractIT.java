package hubbub.modules.rps;

import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.Seat;
import hubbub.contract.games.State;
import hubbub.games.GameContract;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Without a limit of time, in which only what the players do changes anything. */
class RockPaperScissorsContractIT extends GameContract {
  @Override
  protected String game() {
    return Jar.GAME;
  }

  @Override
  protected Deployable verticle() {
    return Jar.verticle();
  }

  @Override
  protected JsonObject config() {
    return Jar.config(2, 0, 3);
  }

  @Override
  protected Input move(String match) {
    return choice(match, Seat.HOST, "rock");
  }

  /** Who has not chosen yet does: the host rock, then the challenger paper. */
  @Override
  protected void goOn(String match) {
    List<State> frames = bus.frames(match);
    if (!frames.isEmpty()) {
      boolean chosen = frames.getLast().frame().getBoolean("host_chosen");
      bus.attempt(GamesApi.input(Jar.GAME),
          choice(match, chosen ? Seat.CHALLENGER : Seat.HOST, chosen ? "paper" : "rock"));
    }
  }

  private static Input choice(String match, Seat seat, String word) {
    return new Input(match, seat, "choose", new JsonObject().put("choice", word));
  }
}

package hubbub.games.pong;

import hubbub.contract.games.Input;
import hubbub.contract.games.Seat;
import hubbub.games.GameContract;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

class PongContractTest extends GameContract {
  private final HandClock clock = new HandClock();

  @Override
  protected String game() {
    return "pong";
  }

  @Override
  protected Deployable verticle() {
    return new PongVerticle(vertx -> clock.surroundings());
  }

  @Override
  protected JsonObject config() {
    return new JsonObject().put("rules", new JsonObject().put("points", 1))
        .put("limits", new JsonObject().put("matches", 3));
  }

  @Override
  protected Input move(String match) {
    return new Input(match, Seat.HOST, "down", new JsonObject());
  }

  @Override
  protected void goOn(String match) {
    clock.tick(Duration.ofMillis(10));
  }
}

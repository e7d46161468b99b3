import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;

/** Answers with what it was asked. */
public class Echo extends VerticleBase {
  @Override
  public Future<?> start() {
    return vertx.eventBus().<JsonObject>consumer("service.bench.echo", ask -> ask.reply(ask.body())).completion();
  }
}

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/** Asks over the bus within the hub, so often and so many at once as it is told, and answers how long each took. */
public class Rounds extends VerticleBase {
  @Override
  public Future<?> start() {
    return vertx.eventBus().<JsonObject>consumer("service.bench.rounds", this::begin).completion();
  }

  private void begin(Message<JsonObject> order) {
    Round round = new Round(order);
    for (int open = 0; open < order.body().getInteger("open"); open++) {
      round.ask();
    }
  }

  private final class Round {
    private final Message<JsonObject> order;
    private final JsonObject question;
    private final long[] took;
    private int asked;
    private int answered;

    private Round(Message<JsonObject> order) {
      this.order = order;
      this.question = order.body().getJsonObject("question");
      this.took = new long[order.body().getInteger("requests")];
    }

    private void ask() {
      if (asked == took.length) {
        return;
      }
      asked++;
      long began = System.nanoTime();
      vertx.eventBus().<JsonObject>request("service.bench.echo", question)
          .onSuccess(answer -> answered(System.nanoTime() - began))
          .onFailure(problem -> order.fail(1, problem.getMessage()));
    }

    private void answered(long nanos) {
      took[answered++] = nanos;
      if (answered == took.length) {
        Arrays.sort(took);
        order.reply(new JsonObject().put("p50_us", took[took.length / 2] / 1e3)
            .put("p99_us", took[took.length * 99 / 100] / 1e3));
      } else {
        ask();
      }
    }
  }
}

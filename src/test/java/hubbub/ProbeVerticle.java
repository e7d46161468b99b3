package hubbub;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import hubbub.store.StoreAway;
import hubbub.store.StoreInUse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A verticle that writes down what happens to it and misbehaves as its configuration says. */
public final class ProbeVerticle extends VerticleBase {
  private static final String KEY = "probe";

  private Bus bus;
  private String name;

  /** What happened on one Vert.x, in order. */
  record Diary(List<String> lines) implements Shareable {
    static Diary of(Vertx vertx) {
      return vertx.sharedData().<String, Diary>getLocalMap(KEY)
          .computeIfAbsent(KEY, key -> new Diary(new CopyOnWriteArrayList<>()));
    }

    long count(String line) {
      return lines.stream().filter(line::equals).count();
    }
  }

  @Override
  public Future<?> start() {
    name = config().getString("name");
    Diary diary = Diary.of(vertx);
    diary.lines().add(name + " starts");
    long starts = diary.count(name + " starts");
    if (starts <= config().getInteger("failingStarts", 0) || starts == config().getInteger("failingStart", 0)) {
      return Future.failedFuture("no such luck");
    }
    if (starts <= config().getInteger("startsInUse", 0)
        || starts > 1 && starts <= 1 + config().getInteger("lostStarts", 0)) {
      return Future.failedFuture(new IllegalStateException("no store", new StoreInUse("probe", "somebody")));
    }
    if (starts > 1 && starts <= 1 + config().getInteger("awayStarts", 0)) {
      return Future.failedFuture(away(diary));
    }
    if (starts > config().getInteger("workingStarts", 1_000)) {
      return Future.failedFuture("not again");
    }
    bus = new Bus(vertx, Duration.ofSeconds(1));
    vertx.eventBus().<JsonObject>localConsumer("probe." + name + ".mute", message ->
        bus.close().onSuccess(done -> message.reply(new JsonObject())));
    return health().compose(served -> vertx.timer(20)).onSuccess(done -> diary.lines().add(name + " started"));
  }

  private Fault away(Diary diary) {
    return new Fault(ErrorCode.UNAVAILABLE, "no way", new StoreAway("no way to the store", () -> {
      diary.lines().add(name + " asks");
      return diary.count(name + " asks") > config().getInteger("awayAsks", 0)
          ? Future.succeededFuture() : Future.failedFuture(away(diary));
    }));
  }

  private Future<Void> health() {
    if (config().getBoolean("silent", false) && Diary.of(vertx).count(name + " starts") == 1) {
      return vertx.eventBus().consumer(name + ".health", message -> { }).completion();
    }
    return bus.serveHealth(name, () -> Health.READY);
  }

  @Override
  public Future<?> stop() {
    Diary.of(vertx).lines().add(name + " stops");
    if (config().getBoolean("hangs", false)) {
      return Promise.promise().future();
    }
    return vertx.timer(20).onSuccess(done -> Diary.of(vertx).lines().add(name + " stopped"));
  }
}

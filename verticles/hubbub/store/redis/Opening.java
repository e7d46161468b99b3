package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.RedisConfig;
import hubbub.store.StoreAway;
import hubbub.store.StoreInUse;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * How a store is taken.
 *
 * @param vertx the Vert.x instance
 * @param opener who asked for it
 * @param context what it is used on: the event loop of whoever asked, without belonging to it
 * @param config where it is
 * @param dialer the way there
 * @param lease what is taken
 */
record Opening(
    VertxInternal vertx, ContextInternal opener, ContextInternal context, RedisConfig config, Dialer dialer,
    Lease lease) {
  /** So many milliseconds Redis may be away, or reading its files, when the hub starts. */
  static final long PATIENCE = 10_000;

  static Opening of(VertxInternal vertx, RedisConfig config) {
    ContextInternal opener = vertx.getOrCreateContext();
    ContextInternal context = vertx.contextBuilder().withThreadingModel(ThreadingModel.EVENT_LOOP)
        .withEventLoop(opener.nettyEventLoop()).build();
    return new Opening(vertx, opener, context, config, new Dialer(vertx, config, Sender.PATIENCE),
        new Lease(config, node(vertx)));
  }

  /** Takes the store, if need be after some attempts. Fails with a sentence that names the setting. */
  Future<Line<Kept>> take(long patience) {
    return take(Clock.now() + patience, new BackOff(RandomGenerator.getDefault()));
  }

  private Future<Line<Kept>> take(long until, BackOff backOff) {
    return dialer.dial(lease::take).recover(problem -> {
      long wait = backOff.next();
      return problem instanceof Refusal refusal && !refusal.lasting() && Clock.now() + wait <= until
          ? vertx.timer(1 + wait).compose(due -> take(until, backOff))
          : Future.failedFuture(told(problem));
    });
  }

  private Future<Void> free() {
    return dialer.dial(lease::free).<Void>map(line -> {
      line.wire().close();
      return null;
    }).recover(problem -> Future.failedFuture(told(problem)));
  }

  private Throwable told(Throwable problem) {
    return switch (problem) {
      case StoreInUse inUse -> inUse.asking(this::free);
      case Refusal refusal when refusal.lasting() -> new Fault(ErrorCode.UNAVAILABLE, refusal.getMessage());
      case Refusal refusal -> new Fault(ErrorCode.UNAVAILABLE, refusal.getMessage(),
          new StoreAway(refusal.getMessage(), this::free));
      default -> problem;
    };
  }

  private static String node(VertxInternal vertx) {
    return vertx.sharedData().<String, String>getLocalMap("hubbub.store.redis")
        .computeIfAbsent("node", first -> UUID.randomUUID().toString());
  }
}

package hubbub.store;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a verticle has on its way into its store: how much, and whether the last of it arrived. */
public final class Pending {
  private static final Logger LOG = LoggerFactory.getLogger(Pending.class);

  private int count;
  private boolean failing;
  private Promise<Void> idle = Promise.promise();

  /** Counts a write until it completes. */
  public <T> Future<T> count(Future<T> write) {
    count++;
    // A write that was refused for what it says tells nothing about the store.
    return write.onComplete((stored, problem) -> {
      note(problem != null && !(problem instanceof Fault fault && fault.code() != ErrorCode.UNAVAILABLE));
      if (--count == 0) {
        idle.tryComplete();
      }
    });
  }

  /** Tells whether the newest write that has ended failed. */
  public boolean failing() {
    return failing;
  }

  /** Tells the health of a verticle that cannot do without this store. */
  public Health health(Future<Store> store) {
    boolean ready = store.succeeded() && store.result().healthy() && !failing;
    return ready ? Health.READY : new Health(false, "The store does not take writes.");
  }

  /** Completes when nothing is on its way any more. */
  public Future<Void> idle() {
    if (count == 0) {
      return Future.succeededFuture();
    }
    idle = Promise.promise();
    return idle.future();
  }

  private void note(boolean failed) {
    if (failed != failing) {
      failing = failed;
      if (failed) {
        LOG.error("store.failing");
      } else {
        LOG.info("store.recovered");
      }
    }
  }
}

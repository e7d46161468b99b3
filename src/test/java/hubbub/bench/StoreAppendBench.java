package hubbub.bench;

import com.sun.management.OperatingSystemMXBean;
import hubbub.conf.Conf;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an append costs a room: CPU of the whole process and time, for so many appends under way at once. Arguments: a
 * folder for the store, or the address of a Redis, and how many appends to measure.
 */
public final class StoreAppendBench {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAppendBench.class);
  private static final Buffer ENTRY = Buffer.buffer("x".repeat(256));
  private static final int TRIM_EVERY = 64;
  private static final int KEPT = 2_048;

  private final ContextInternal context;
  private final Journal journal;
  private final int total;
  private final Promise<Void> done = Promise.promise();
  private int asked;
  private int answered;

  private StoreAppendBench(ContextInternal context, Journal journal, int total) {
    this.context = context;
    this.journal = journal;
    this.total = total;
  }

  /** Measures and logs one line for each number of appends under way. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    Store store = Await.result(Stores.open(vertx, config(arguments[0])));
    int count = Integer.parseInt(arguments[1]);
    for (int waiting : new int[] {1, 8, 64, 1, 8, 64, 1, 8, 64}) {
      measure(vertx, store.journal("bench", Durability.EVERYSEC), waiting, count);
    }
    measure(vertx, store.journal("always", Durability.ALWAYS), 64, count / 10);
    Await.result(store.close());
    Await.result(vertx.close());
  }

  private static StoreConfig config(String place) {
    JsonObject redis = new JsonObject().put("addresses", new JsonArray().add(place));
    JsonObject store = place.startsWith("redis") ? new JsonObject().put("type", "redis").put("redis", redis)
        : new JsonObject().put("folder", place);
    return StoreConfig.from(Conf.of(store), "bench");
  }

  private static void measure(Vertx vertx, Journal journal, int waiting, int count) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    StoreAppendBench bench = new StoreAppendBench(((VertxInternal) vertx).createEventLoopContext(), journal, count);
    long cpu = system.getProcessCpuTime();
    long time = System.nanoTime();
    bench.context.runOnContext(go -> {
      for (int i = 0; i < waiting; i++) {
        bench.next();
      }
    });
    Await.until("all is appended", Duration.ofMinutes(5), () -> bench.done.future().isComplete());
    LOG.info("append.cost waiting={} cpu_us={} wall_us={}", waiting,
        "%.2f".formatted((system.getProcessCpuTime() - cpu) / 1e3 / count),
        "%.2f".formatted((System.nanoTime() - time) / 1e3 / count));
  }

  // Every message comes to a verticle on a duplicate of its context.
  private void next() {
    if (asked++ < total) {
      context.duplicate().dispatch(() -> journal.append("room", ENTRY).onSuccess(this::answered));
    }
  }

  private void answered(long seq) {
    if (seq % TRIM_EVERY == 0) {
      journal.trim("room", seq - KEPT);
    }
    if (++answered == total) {
      done.complete();
    }
    next();
  }
}

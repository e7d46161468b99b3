package hubbub.watch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The figures of a node in JSON, for pages: all that is counted, and what the process uses. */
public final class Figures {
  private Figures() {}

  /** Returns the figures as they are now; looked at on a worker thread. */
  public static Future<JsonObject> of(Vertx vertx) {
    return vertx.executeBlocking(() -> new JsonObject()
        .put("process", process())
        .put("bounds_seconds", new JsonArray(Arrays.stream(Durations.bounds())
            .mapToObj(Figures::seconds).toList()))
        .put("meters", meters(Meters.of(vertx))), false);
  }

  private static JsonArray meters(Meters meters) {
    JsonArray all = new JsonArray();
    for (Family family : meters.families()) {
      for (Family.Sample sample : family.samples()) {
        JsonObject told = new JsonObject().put("name", family.name())
            .put("labels", new JsonObject(Map.copyOf(sample.labels())));
        if (family.kind() == Family.Kind.DURATIONS) {
          told.put("classes", new JsonArray(Arrays.stream(sample.counts()).boxed().toList()))
              .put("sum_seconds", seconds(sample.nanos()));
        } else {
          told.put("value", sample.value());
        }
        all.add(told);
      }
    }
    return all;
  }

  private static JsonObject process() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    JsonObject told = new JsonObject()
        .put("up_seconds", TimeUnit.MILLISECONDS.toSeconds(ManagementFactory.getRuntimeMXBean().getUptime()))
        .put("processors", system.getAvailableProcessors())
        .put("heap_bytes", heap.getUsed()).put("heap_most_bytes", heap.getMax())
        .put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    // Other systems than Linux and its like do not tell.
    if (system instanceof UnixOperatingSystemMXBean unix) {
      told.put("cpu_seconds", seconds(unix.getProcessCpuTime()))
          .put("open_files", unix.getOpenFileDescriptorCount())
          .put("open_files_most", unix.getMaxFileDescriptorCount());
    }
    return told;
  }

  private static double seconds(long nanos) {
    return (double) nanos / TimeUnit.SECONDS.toNanos(1);
  }
}

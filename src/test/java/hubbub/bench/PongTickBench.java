package hubbub.bench;

import com.sun.management.OperatingSystemMXBean;
import hubbub.bus.Bus;
import hubbub.contract.games.Begin;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.State;
import hubbub.games.pong.PongVerticle;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a tick of a match costs until it is encoded for its clients: rules, frame, bus and one bridge that listens. CPU
 * of the whole process for one frame, and the time between two frames of a match. Arguments: how many
 * matches, at most 300, and for how many seconds, at most 20.
 */
public final class PongTickBench {
  private static final Logger LOG = LoggerFactory.getLogger(PongTickBench.class);
  private static final int WARM_UP_MATCHES = 300;
  private static final long WARM_UP_MILLIS = 15_000;

  private PongTickBench() {}

  /** Measures and logs three lines. */
  public static void main(String[] arguments) {
    int matches = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    JsonObject config = new JsonObject().put("rules", new JsonObject().put("points", 99).put("seconds", 3_600));
    Await.result(vertx.deployVerticle(new PongVerticle(), new DeploymentOptions().setConfig(config)));
    Listener listener = new Listener();
    Await.result(vertx.deployVerticle(listener));
    Bus bus = new Bus(vertx, Duration.ofSeconds(5));
    names(WARM_UP_MATCHES).forEach(match ->
        Await.result(bus.call(GamesApi.begin("pong"), new Begin(match, 0, new JsonObject()))));
    Await.result(vertx.timer(WARM_UP_MILLIS));
    names(WARM_UP_MATCHES).skip(matches).forEach(match ->
        Await.result(bus.call(GamesApi.end("pong"), new OfMatch(match))));
    for (int round = 0; round < 3; round++) {
      measure(vertx, listener, seconds);
    }
    Await.result(vertx.close());
  }

  private static void measure(Vertx vertx, Listener listener, int seconds) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    listener.clear();
    long cpu = system.getProcessCpuTime();
    Await.result(vertx.timer(seconds * 1_000L));
    double spent = (system.getProcessCpuTime() - cpu) / 1e3;
    int frames = listener.frames.get();
    long[] gaps = listener.gaps.stream().mapToLong(Long::longValue).sorted().toArray();
    LOG.info("tick.cost frames={} cpu_us={} gap_p50_ms={} gap_p99_ms={} gap_max_ms={}", frames,
        "%.2f".formatted(spent / frames), millis(gaps[gaps.length / 2]),
        millis(gaps[gaps.length * 99 / 100]), millis(gaps[gaps.length - 1]));
  }

  private static Stream<String> names(int matches) {
    return IntStream.range(0, matches).mapToObj(Integer::toString);
  }

  private static String millis(long nanos) {
    return "%.2f".formatted(nanos / 1e6);
  }

  /** Encodes every frame, as a bridge does, and notes when those of the first match came. */
  private static final class Listener extends VerticleBase {
    private final AtomicInteger frames = new AtomicInteger();
    private final Queue<Long> gaps = new ConcurrentLinkedQueue<>();
    private long last = System.nanoTime();

    @Override
    public Future<?> start() {
      Bus bus = new Bus(vertx, Duration.ofSeconds(5));
      return Future.all(names(WARM_UP_MATCHES)
          .map(match -> bus.listen(GamesApi.STATE.of(match), this::take).ready()).toList());
    }

    void clear() {
      frames.set(0);
      gaps.clear();
    }

    private void take(State state) {
      state.frame().toBuffer();
      frames.incrementAndGet();
      if (state.match().equals("0")) {
        long now = System.nanoTime();
        gaps.add(now - last);
        last = now;
      }
    }
  }
}

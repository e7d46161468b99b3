package hubbub.service;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.bus.Pulse;
import hubbub.conf.Conf;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import hubbub.testing.RedisServer;
import hubbub.testing.TcpProxy;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Services with one store in Redis, which one of them does not reach while they share a bus. */
@EnabledIf("hubbub.testing.RedisServer#available")
class ServiceIT {
  private final Vertx vertx = Vertx.vertx();
  private RedisServer redis;
  private TcpProxy way;

  @BeforeEach
  void start() {
    redis = RedisServer.fleeting();
    way = TcpProxy.to(redis.port());
  }

  @AfterEach
  void end() {
    Await.result(vertx.close());
    way.close();
    redis.close();
  }

  @Test
  @DisplayName("Who was replaced while Redis was out of reach ends, so that no request is refused any more")
  void replacedUnreached_ends() {
    String first = deploy(way.port());
    way.refuse(true);
    deploy(redis.port());
    Await.until("the first has gone", () -> !vertx.deploymentIDs().contains(first));
    for (int i = 0; i < 10; i++) {
      assertThat(pulse()).isEqualTo(Pulse.READY);
    }
  }

  @Test
  @DisplayName("Who does not reach Redis and is not replaced refuses, and serves again when the way is back")
  void unreached_stays() {
    String only = deploy(way.port());
    way.refuse(true);
    Await.until("the lease has run out", () -> redis.tell("EXISTS", "{hubbub:probe}:lease").equals(":0"));
    assertThat(pulse()).isEqualTo(Pulse.UNREADY);
    way.refuse(false);
    Await.until("it serves again", () -> pulse() == Pulse.READY);
    assertThat(vertx.deploymentIDs()).containsExactly(only);
  }

  /** Deploys as soon as the store can be had, which may take a while on a busy machine. */
  private String deploy(int port) {
    AtomicReference<Future<String>> attempt = new AtomicReference<>(Future.failedFuture("none yet"));
    Await.until("it serves", () -> {
      attempt.set(vertx.deployVerticle(new Served(port)));
      Await.until("an answer", attempt.get()::isComplete);
      return attempt.get().succeeded();
    });
    return attempt.get().result();
  }

  private Pulse pulse() {
    return Await.result(Pulse.of(vertx, "probe", 1, Duration.ofSeconds(1)));
  }

  private static final class Served extends VerticleBase {
    private final int port;
    private Service service;

    private Served(int port) {
      this.port = port;
    }

    @Override
    public Future<?> start() {
      Conf conf = Conf.of(new JsonObject().put("type", "redis").put("redis", new JsonObject().put("leaseSeconds", 1)
          .put("addresses", new JsonArray().add("redis://127.0.0.1:" + port))));
      StoreConfig config = StoreConfig.from(conf, "probe");
      conf.done();
      service = new Service("probe", context, new Bus(vertx, Duration.ofSeconds(1)), Duration.ofSeconds(1));
      return service.start(() -> Stores.open(vertx, config), store -> service.serveHealth());
    }

    @Override
    public Future<?> stop() {
      return service.stop();
    }
  }
}

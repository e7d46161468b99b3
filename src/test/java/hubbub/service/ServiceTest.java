package hubbub.service;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.bus.Pulse;
import hubbub.contract.Serving;
import hubbub.store.Durability;
import hubbub.store.Fence;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final Promise<Void> lost = Promise.promise();
  private Optional<Fence> fence = Optional.empty();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("What ends, ends in reverse, between bus and store, and after the last write")
  void stop_isInOrder() {
    Promise<Void> write = Promise.promise();
    Served served = new Served("", write.future());
    String id = Await.result(vertx.deployVerticle(served));
    Future<Void> undeployed = vertx.undeploy(id);
    Await.until("the parts have ended", Duration.ofSeconds(5), () -> diary.size() == 2);
    assertThat(pulse()).isEqualTo(Pulse.ABSENT);
    assertThat(undeployed.isComplete()).isFalse();
    write.complete();
    Await.result(undeployed);
    assertThat(diary).containsExactly("second ends", "first ends", "store closes");
  }

  @Test
  @DisplayName("A start that fails closes what it opened, and fails with the reason")
  void failedStart_closes() {
    assertThat(Await.failure(vertx.deployVerticle(new Served("no room", Future.succeededFuture()))))
        .hasMessage("no room");
    assertThat(diary).containsExactly("second ends", "first ends", "store closes");
  }

  @Test
  @DisplayName("There is one instance of it")
  void secondInstance_isRefused() {
    assertThat(Await.failure(vertx.deployVerticle(() -> new Served("", Future.succeededFuture()),
        new DeploymentOptions().setInstances(2)))).hasMessage("probe keeps state: instances must be 1");
  }

  @Test
  @DisplayName("Whoever has lost the store answers nothing more, and its deployment ends by itself")
  void lostStore_endsTheVerticle() {
    Await.result(vertx.deployVerticle(new Served("", Future.succeededFuture())));
    assertThat(pulse()).isEqualTo(Pulse.READY);
    lost.complete();
    Await.until("it is gone", Duration.ofSeconds(5), () -> vertx.deploymentIDs().isEmpty());
    assertThat(pulse()).isEqualTo(Pulse.ABSENT);
    assertThat(diary).containsExactly("lost", "second ends", "first ends", "store closes");
  }

  @Test
  @DisplayName("Whoever serves with a store that can be taken says so again and again")
  void leasedStore_isTold() {
    List<Serving> heard = heard();
    Await.result(vertx.deployVerticle(new Served("", Future.succeededFuture())));
    Await.until("it is told twice", Duration.ofSeconds(5), () -> heard.size() >= 2);
    assertThat(heard).containsOnly(new Serving("store", 7));
  }

  @Test
  @DisplayName("That a store was taken is told before the verticle can be asked, and no more when its start has failed")
  void leasedStore_isToldFirst() {
    List<Serving> heard = heard();
    assertThat(Await.failure(vertx.deployVerticle(new Served("no room", Future.succeededFuture()))))
        .hasMessage("no room");
    Await.result(vertx.timer(2_500));
    assertThat(heard).containsExactly(new Serving("store", 7));
  }

  @Test
  @DisplayName("Whoever hears that its store was taken since answers nothing more, and its deployment ends by itself")
  void newerFence_endsTheVerticle() {
    fence = Optional.of(new Fence("store", 7));
    Await.result(vertx.deployVerticle(new Served("", Future.succeededFuture())));
    tell(new Serving("store", 8));
    Await.until("it is gone", Duration.ofSeconds(5), () -> vertx.deploymentIDs().isEmpty());
    assertThat(pulse()).isEqualTo(Pulse.ABSENT);
    assertThat(diary).containsExactly("lost", "second ends", "first ends", "store closes");
  }

  @Test
  @DisplayName("Who had the store before, the service itself and who has another store of that name are no harm")
  void otherFences_areIgnored() {
    fence = Optional.of(new Fence("store", 7));
    Await.result(vertx.deployVerticle(new Served("", Future.succeededFuture())));
    tell(new Serving("store", 6));
    tell(new Serving("store", 7));
    tell(new Serving("other", 8));
    assertThat(pulse()).isEqualTo(Pulse.READY);
    assertThat(vertx.deploymentIDs()).hasSize(1);
    assertThat(diary).isEmpty();
  }

  @Test
  @DisplayName("Of a store that cannot be taken nothing is told, and nothing that is told of one means it")
  void embeddedStore_isNotTold() {
    Await.result(vertx.deployVerticle(new Served("", Future.succeededFuture())));
    assertThat(Await.failure(vertx.eventBus().request(Serving.of("probe").address(), new JsonObject())))
        .hasMessageContaining("No handlers");
  }

  private List<Serving> heard() {
    fence = Optional.of(new Fence("store", 7));
    List<Serving> heard = new CopyOnWriteArrayList<>();
    Await.result(new Bus(vertx, Duration.ofSeconds(1)).listen(Serving.of("probe"), heard::add).ready());
    return heard;
  }

  private void tell(Serving serving) {
    new Bus(vertx, Duration.ofSeconds(1)).publish(Serving.of("probe"), serving);
  }

  private Pulse pulse() {
    return Await.result(Pulse.of(vertx, "probe", 1, Duration.ofSeconds(1)));
  }

  private final class Served extends VerticleBase {
    private final String problem;
    private final Future<Void> write;
    private Service service;

    private Served(String problem, Future<Void> write) {
      this.problem = problem;
      this.write = write;
    }

    @Override
    public Future<?> start() {
      service = new Service("probe", context, new Bus(vertx, Duration.ofSeconds(1)), Duration.ofSeconds(10));
      return service.start(() -> Future.succeededFuture(new Folder()), store -> {
        service.ends(() -> said("first ends"));
        service.ends(() -> said("second ends"));
        service.pending().count(write);
        return problem.isEmpty() ? service.serveHealth() : Future.failedFuture(problem);
      });
    }

    @Override
    public Future<?> stop() {
      if (service.isLost()) {
        diary.add("lost");
      }
      return service.stop();
    }
  }

  private Future<Void> said(String line) {
    diary.add(line);
    return Future.succeededFuture();
  }

  private final class Folder implements Store {
    @Override
    public KeyValueStore keyValues(String namespace, Durability durability) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Journal journal(String namespace, Durability durability) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean healthy() {
      return true;
    }

    @Override
    public Future<Void> lost() {
      return lost.future();
    }

    @Override
    public Optional<Fence> fence() {
      return fence;
    }

    @Override
    public Future<Void> close() {
      return said("store closes");
    }
  }
}

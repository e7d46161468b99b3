package hubbub.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.multimap.MultiMap;
import hubbub.conf.Conf;
import hubbub.testing.Await;
import hubbub.testing.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes that believe wrong things of each other, as they do when they had lost each other for a while. */
class MembershipIT {
  private static final String ADDRESS = "somebody";

  private Node one;
  private Node two;

  @BeforeEach
  void start() {
    JsonArray ports = new JsonArray().add(FreePort.find()).add(FreePort.find());
    one = Node.start(ports, 0);
    two = Node.start(ports, 1);
    Await.result(two.vertx.eventBus().consumer(ADDRESS, message -> message.reply("here")).completion());
    Await.until("they reach each other", one::reaches);
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
  }

  @Test
  @DisplayName("A node that took itself for alone asks again who listens elsewhere")
  void staleAnswer_isAskedAnew() {
    one.manager.listeners().registrationsUpdated(new RegistrationUpdateEvent(ADDRESS, List.of(one.listens(7_777))));
    assertThat(one.reaches()).isFalse();
    one.mend();
    Await.until("they reach each other again", one::reaches);
  }

  @Test
  @DisplayName("Listeners that nobody has are struck out, those of a node that is no more also")
  void strangers_areStruckOut() {
    one.all().put(ADDRESS, new HazelcastRegistrationInfo(one.listens(7_777)));
    one.all().put(ADDRESS, new HazelcastRegistrationInfo(new RegistrationInfo("a node that was", 1, false)));
    one.mend();
    Await.until("one listener is left", () -> one.all().get(ADDRESS).size() == 1);
    assertThat(one.all().get(ADDRESS).iterator().next().unwrap().nodeId()).isEqualTo(two.manager.getNodeId());
  }

  @Test
  @DisplayName("A listener that the cluster has lost is told again by the node that has it")
  void lostListener_isToldAgain() {
    one.all().remove(ADDRESS);
    Await.until("nobody listens", () -> !one.reaches());
    two.mend();
    Await.until("they reach each other again", one::reaches);
  }

  private record Node(Membership manager, Vertx vertx) {
    static Node start(JsonArray ports, int number) {
      JsonArray members = new JsonArray(ports.stream().map(port -> "127.0.0.1:" + port).toList());
      ClusterConfig config = ClusterConfig.from(new JsonObject().put(Conf.FILE, "test").put("members", members)
          .put("port", ports.getInteger(number)).put("bus", new JsonObject().put("port", FreePort.find())));
      Cluster cluster = new Cluster(config, "1.2.3");
      VertxOptions options = new VertxOptions();
      cluster.settle(options.getEventBusOptions());
      VertxBuilder builder = Vertx.builder().with(options).withClusterManager(cluster.manager());
      Vertx vertx = Await.result(builder.buildClustered());
      Membership manager = (Membership) cluster.manager();
      return new Node(manager, vertx);
    }

    RegistrationInfo listens(long number) {
      return new RegistrationInfo(manager.getNodeId(), number, false);
    }

    MultiMap<String, HazelcastRegistrationInfo> all() {
      return manager.getHazelcastInstance().getMultiMap(Membership.LISTENERS);
    }

    boolean reaches() {
      return Await.result(vertx.eventBus().request(ADDRESS, "", new DeliveryOptions().setSendTimeout(1_000))
          .map(true).otherwise(false));
    }

    void mend() {
      manager.stateChanged(new LifecycleEvent(LifecycleState.MERGED));
    }

    void close() {
      Await.result(vertx.close());
    }
  }
}

package hubbub.launch.cluster;

import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.multimap.MultiMap;
import hubbub.conf.Conf;
import hubbub.testing.Await;
import hubbub.testing.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;

/** A node of a cluster within the test's own process. */
record ClusterNode(Membership manager, Vertx vertx) {
  /** Starts the node that has this one of the cluster's ports; {@code bus} is what its conf says of the event bus. */
  static ClusterNode start(JsonArray ports, int number, JsonObject bus) {
    JsonArray members = new JsonArray(ports.stream().map(port -> "127.0.0.1:" + port).toList());
    Cluster cluster = new Cluster(ClusterConfig.from(new JsonObject().put(Conf.FILE, "test").put("members", members)
        .put("port", ports.getInteger(number)).put("bus", bus.put("port", FreePort.find()))), "1.2.3");
    VertxOptions options = new VertxOptions();
    cluster.settle(options.getEventBusOptions());
    Vertx vertx = Await.result(Vertx.builder().with(options).withClusterManager(cluster.manager()).buildClustered());
    return new ClusterNode((Membership) cluster.manager(), vertx);
  }

  /** A listener of this node. */
  RegistrationInfo listens(long number) {
    return new RegistrationInfo(manager.getNodeId(), number, false);
  }

  /** Who listens where, as the cluster has it. */
  MultiMap<String, HazelcastRegistrationInfo> all() {
    return manager.getHazelcastInstance().getMultiMap(Membership.LISTENERS);
  }

  /** Answers at an address. */
  void listen(String address) {
    Await.result(vertx.eventBus().consumer(address, message -> message.reply("here")).completion());
  }

  /** Tells whether somebody answers at an address. */
  boolean reaches(String address) {
    return Await.result(vertx.eventBus().request(address, "", new DeliveryOptions().setSendTimeout(1_000))
        .map(true).otherwise(false));
  }

  /** Does what is done when parts of a cluster have found each other. */
  void mend() {
    manager.stateChanged(new LifecycleEvent(LifecycleState.MERGED));
  }

  /** Leaves the cluster. */
  void close() {
    Await.result(vertx.close());
  }
}

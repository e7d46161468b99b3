package hubbub.bus;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.Optional;

/** The nodes of the cluster by their ids; a hub without a cluster is one node. */
public final class Nodes {
  private static final String ALONE = "local";

  private Nodes() {}

  /** Returns the id of this node. */
  public static String own(Vertx vertx) {
    return cluster(vertx).map(ClusterManager::getNodeId).orElse(ALONE);
  }

  /** Returns the ids of all nodes that are in the cluster now, this one among them. */
  public static List<String> all(Vertx vertx) {
    return cluster(vertx).map(ClusterManager::getNodes).orElse(List.of(ALONE));
  }

  private static Optional<ClusterManager> cluster(Vertx vertx) {
    return Optional.ofNullable(((VertxInternal) vertx).clusterManager());
  }
}

package hubbub.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.FreePort;
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

  private ClusterNode one;
  private ClusterNode two;

  @BeforeEach
  void start() {
    JsonArray ports = new JsonArray().add(FreePort.find()).add(FreePort.find());
    one = ClusterNode.start(ports, 0, new JsonObject());
    two = ClusterNode.start(ports, 1, new JsonObject());
    two.listen(ADDRESS);
    Await.until("they reach each other", () -> one.reaches(ADDRESS));
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
  }

  @Test
  @DisplayName("A node that took itself for alone asks again who listens elsewhere")
  void staleAnswer_isAskedAnew() {
    one.manager().listeners().registrationsUpdated(new RegistrationUpdateEvent(ADDRESS, List.of(one.listens(7_777))));
    assertThat(one.reaches(ADDRESS)).isFalse();
    one.mend();
    Await.until("they reach each other again", () -> one.reaches(ADDRESS));
  }

  @Test
  @DisplayName("Listeners that nobody has are struck out, those of a node that is no more also")
  void strangers_areStruckOut() {
    one.all().put(ADDRESS, new HazelcastRegistrationInfo(one.listens(7_777)));
    one.all().put(ADDRESS, new HazelcastRegistrationInfo(new RegistrationInfo("a node that was", 1, false)));
    one.mend();
    Await.until("one listener is left", () -> one.all().get(ADDRESS).size() == 1);
    assertThat(one.all().get(ADDRESS).iterator().next().unwrap().nodeId()).isEqualTo(two.manager().getNodeId());
  }

  @Test
  @DisplayName("A listener that the cluster has lost is told again by the node that has it")
  void lostListener_isToldAgain() {
    one.all().remove(ADDRESS);
    Await.until("nobody listens", () -> !one.reaches(ADDRESS));
    two.mend();
    Await.until("they reach each other again", () -> one.reaches(ADDRESS));
  }
}

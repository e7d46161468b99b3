package hubbub.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that must not be part of a cluster end, and say why in a sentence. */
class RefusedNodeIT {
  @TempDir
  private Path folder;
  private HubCluster cluster;

  @BeforeEach
  void start() {
    cluster = new HubCluster(folder, 1, Map.of());
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @DisplayName("A node that meets another version names both versions and ends")
  void otherVersion_isRefused() {
    HazelcastInstance other = member("9.9 (protocol 7)");
    try {
      PackagedHub late = cluster.more(Map.of("HUBBUB_REDIS_PASSWORD", HubCluster.PASSWORD));
      late.launch();
      assertThat(late.program().exitCode()).isEqualTo(1);
      assertThat(late.program().errors()).contains("vertx: the cluster could not be joined: this node is Hubbub ")
          .contains("is Hubbub 9.9 (protocol 7).").contains("cluster.json").doesNotContain("\tat ");
    } finally {
      other.shutdown();
    }
  }

  @Test
  @DisplayName("A port that somebody has is named with its setting")
  void takenPort_isNamed() {
    HazelcastInstance other = member("whatever");
    try {
      cluster.node(0).launch();
      assertThat(cluster.node(0).program().exitCode()).isEqualTo(3);
      assertThat(cluster.node(0).program().errors())
          .contains("cluster.json: port is " + cluster.port(0) + ", expected a port that is free at 127.0.0.1");
    } finally {
      other.shutdown();
    }
  }

  @Test
  @DisplayName("A wrong password for Redis is named with its setting, and the node ends")
  void wrongPassword_isNamed() {
    PackagedHub wrong = cluster.more(Map.of("HUBBUB_REDIS_PASSWORD", "not-the-one"));
    wrong.launch();
    assertThat(wrong.program().exitCode()).isEqualTo(1);
    assertThat(wrong.program().errors()).contains("store.redis.password").doesNotContain("not-the-one");
  }

  /** Some other process at the place of node 0. */
  private HazelcastInstance member(String version) {
    Config config = new Config().setClusterName("hubbub").setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.socket.bind.any", "false");
    config.getMemberAttributeConfig().setAttribute(Cluster.VERSION, version);
    config.getNetworkConfig().setPort(cluster.port(0)).setPortAutoIncrement(false)
        .setPublicAddress("127.0.0.1:" + cluster.port(0));
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + cluster.port(0));
    return Hazelcast.newHazelcastInstance(config);
  }
}

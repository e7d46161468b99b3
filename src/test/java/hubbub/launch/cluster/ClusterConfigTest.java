package hubbub.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClusterConfigTest {
  private static final String FILE = "conf/cluster.json";

  @Test
  @DisplayName("The shipped file spells out the defaults: one node on this machine, gone after 5 s of silence")
  void shippedFile_isTheDefaults() {
    ClusterConfig shipped = ClusterConfig.from(ConfFile.read(Path.of(FILE)));
    assertThat(shipped).isEqualTo(ClusterConfig.from(new JsonObject().put(Conf.FILE, FILE)));
    assertThat(shipped.members()).containsExactly("127.0.0.1:5701");
    assertThat(shipped.publicHost()).isEqualTo("127.0.0.1");
    assertThat(shipped.bus()).isEqualTo(new ClusterConfig.Ports(5_702, 5_702));
    assertThat(shipped.timing().heartbeat()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject().put("bus", new JsonObject().put("tls", new JsonObject())));
    ClusterConfig.from(conf, FILE);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject().put("members", new JsonArray().add("hub-1").add("hub-2:5701"))
        .put("host", "0.0.0.0").put("port", 5_702).put("bus", new JsonObject().put("tls", new JsonObject()))
        .put("multicast", true);
    assertThatThrownBy(() -> ClusterConfig.from(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(7)
            .anyMatch(problem -> problem.contains("members is [\"hub-1\",\"hub-2:5701\"], expected addresses of nodes"))
            .anyMatch(problem -> problem.contains("publicHost is nothing"))
            .anyMatch(problem -> problem.contains("bus.port is nothing, expected another port"))
            .anyMatch(problem -> problem.contains("bus.tls.certificate"))
            .anyMatch(problem -> problem.contains("multicast is true, expected no such key")));
  }

  @Test
  @DisplayName("An address that this machine has not got is named with its setting")
  void foreignHost_isNamed() {
    assertThat(problems(new JsonObject().put("host", "192.0.2.1")))
        .containsExactly("cluster.json: host is \"192.0.2.1\", expected an address of this machine");
    assertThat(problems(new JsonObject().put("host", "no-such-host.invalid")))
        .containsExactly("cluster.json: host is \"no-such-host.invalid\", expected an address of this machine");
  }

  @Test
  @DisplayName("Ports that somebody else has are named with their settings, both at once")
  void takenPorts_areNamed() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(problems(new JsonObject().put("port", one.getLocalPort())
          .put("bus", new JsonObject().put("port", other.getLocalPort())))).hasSize(2)
          .anyMatch(problem -> problem.contains("cluster.json: port is " + one.getLocalPort() + ", expected a port"))
          .anyMatch(problem -> problem.contains("cluster.json: bus.port is " + other.getLocalPort()));
    }
  }

  @Test
  @DisplayName("Versions agree in their first two numbers")
  void version_isItsFirstTwoNumbers() {
    assertThat(Cluster.version("1.4.2")).isEqualTo("1.4 (protocol 1)").isEqualTo(Cluster.version("1.4.0-SNAPSHOT"));
    assertThat(Cluster.version("1.5.0")).isNotEqualTo(Cluster.version("1.4.0"));
    assertThat(Cluster.version("(unpackaged)")).isEqualTo("(unpackaged) (protocol 1)");
  }

  private static List<String> problems(JsonObject json) {
    return new Place(ClusterConfig.from(json.put(Conf.FILE, "cluster.json"))).problems();
  }
}

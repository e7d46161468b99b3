package hubbub.launch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import hubbub.conf.ConfException;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * This node's part in a cluster. Nodes are found at the addresses listed and nowhere else; one that is silent too long
 * is gone; parts that lost each other look for each other again.
 */
public final class Cluster {
  /** What the nodes say to each other; another number where an older one would misunderstand it. */
  static final int PROTOCOL = 1;
  /** The name of a member's attribute with its version. */
  static final String VERSION = "hubbub.version";

  private static final String LOGGING = "hazelcast.logging.type";

  private final ClusterConfig config;
  private final String version;
  private final Membership manager;

  /**
   * Makes a node that has not joined yet.
   *
   * @param release the version of this hub, such as {@code 1.4.2}; nodes agree in its first two numbers
   * @throws ConfException where this machine has not got the address or the ports
   */
  public Cluster(ClusterConfig config, String release) {
    this.config = config;
    this.version = version(release);
    // Also a setting of the node, but what speaks before there is one asks here.
    System.setProperty(LOGGING, "slf4j");
    Place place = new Place(config);
    List<String> problems = place.problems();
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    this.manager = new Membership(hazelcast(place.address()));
  }

  /** Returns what Vert.x joins with. */
  public ClusterManager manager() {
    return manager;
  }

  /** Tells the event bus where it is, and how soon it takes a silent node for dead. */
  public void settle(EventBusOptions bus) {
    long silence = config.timing().heartbeat().toMillis();
    bus.setHost(config.host()).setPort(config.bus().bound())
        .setClusterPublicHost(config.publicHost()).setClusterPublicPort(config.bus().published())
        .setClusterPingInterval(silence).setClusterPingReplyInterval(silence)
        .setConnectTimeout(Math.toIntExact(config.timing().join().toMillis()));
    config.tls().ifPresent(tls -> bus.setSsl(true).setClientAuth(ClientAuth.REQUIRED)
        .setKeyCertOptions(new PemKeyCertOptions().addCertPath(tls.certificate()).addKeyPath(tls.key()))
        .setTrustOptions(new PemTrustOptions().addCertPath(tls.authority())));
  }

  /**
   * Looks at the nodes that were here before this one, once it has joined and before it serves.
   *
   * @return why it must not stay, if one of them has another version
   */
  public Optional<String> misfit() {
    for (Member member : manager.getHazelcastInstance().getCluster().getMembers()) {
      if (member.localMember()) {
        return Optional.empty();
      }
      String other = member.getAttribute(VERSION);
      if (!version.equals(other)) {
        return Optional.of("this node is Hubbub " + version + ", but the one at " + member.getAddress().getHost() + ":"
            + member.getAddress().getPort() + " is " + (other == null ? "something else" : "Hubbub " + other)
            + ". The nodes of a cluster have one version: update one of them, or give this one another name in "
            + config.file() + ".");
      }
    }
    return Optional.empty();
  }

  /** Returns how many nodes there are, this one among them. */
  public int size() {
    return manager.getNodes().size();
  }

  static String version(String release) {
    String[] numbers = release.split("[.-]");
    return (numbers.length < 2 ? release : numbers[0] + "." + numbers[1]) + " (protocol " + PROTOCOL + ")";
  }

  private Config hazelcast(Optional<InetAddress> address) {
    ClusterConfig.Timing timing = config.timing();
    Config hazelcast = new Config().setClusterName(config.name())
        .setProperty(LOGGING, "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.socket.bind.any", Boolean.toString(config.anywhere()))
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        .setProperty("hazelcast.heartbeat.interval.seconds", "1")
        .setProperty("hazelcast.max.no.heartbeat.seconds", seconds(timing.heartbeat()))
        .setProperty("hazelcast.merge.first.run.delay.seconds", seconds(timing.merge()))
        .setProperty("hazelcast.merge.next.run.delay.seconds", seconds(timing.merge()))
        // Who waits until all nodes know where it listens, as a login does, must not wait a minute for one that went.
        .setProperty("hazelcast.operation.call.timeout.millis", Long.toString(2 * timing.heartbeat().toMillis()))
        .setProperty("hazelcast.graceful.shutdown.max.wait", "1");
    hazelcast.getMetricsConfig().setEnabled(false);
    hazelcast.getMemberAttributeConfig().setAttribute(VERSION, version);
    // What Vert.x keeps there: who listens where. Each has a copy on one more node.
    hazelcast.addMultiMapConfig(new MultiMapConfig(Membership.LISTENERS)
        .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
    network(hazelcast.getNetworkConfig(), address);
    return hazelcast;
  }

  private void network(NetworkConfig network, Optional<InetAddress> address) {
    network.setPort(config.membership().bound()).setPortAutoIncrement(false)
        .setPublicAddress(config.publicHost() + ":" + config.membership().published());
    if (!config.anywhere()) {
      address.ifPresent(here -> network.getInterfaces().setEnabled(true).addInterface(here.getHostAddress()));
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(config.members())
        .setConnectionTimeoutSeconds((int) config.timing().join().toSeconds());
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}

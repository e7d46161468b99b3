package hubbub.launch.cluster;

import hubbub.conf.Conf;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code conf/cluster.json} says.
 *
 * @param file its name, for the messages
 * @param name what the nodes of one cluster have in common
 * @param members where nodes are looked for
 * @param host the address to bind, for membership and bus alike
 * @param publicHost where other nodes reach this one
 * @param membership the ports by which nodes find each other
 * @param bus the ports over which the event bus runs
 * @param tls what the bus is encrypted with; empty = not
 * @param timing how long what may take
 */
public record ClusterConfig(String file, String name, List<String> members, String host, String publicHost,
    Ports membership, Ports bus, Optional<Tls> tls, Timing timing) {
  private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:]+]|[^\\s:\\[\\]]+):[1-9]\\d{0,4}");
  private static final String ANYWHERE = "0.0.0.0";

  /**
   * A port.
   *
   * @param bound the one to bind
   * @param published the one that other nodes are told, behind a translation of addresses
   */
  public record Ports(int bound, int published) {
    private static Ports from(Conf conf, int standard) {
      int bound = conf.whole("port", "", 1, 65_535, standard);
      int published = conf.whole("publicPort", "", 0, 65_535, 0);
      return new Ports(bound, published == 0 ? bound : published);
    }
  }

  /**
   * By what nodes know each other.
   *
   * @param certificate a PEM file with this node's certificate
   * @param key a PEM file with its key
   * @param authority a PEM file with the certificates that vouch for all nodes
   */
  public record Tls(String certificate, String key, String authority) {
    private static Tls from(Conf conf) {
      return new Tls(conf.required("certificate", "a PEM file"), conf.required("key", "a PEM file"),
          conf.required("authority", "a PEM file"));
    }
  }

  /**
   * How long what may take.
   *
   * @param join connecting to another node
   * @param heartbeat how long a node may be silent before it counts as gone
   * @param merge how soon parts of a cluster that lost each other look for each other
   */
  public record Timing(Duration join, Duration heartbeat, Duration merge) {
    private static Timing from(Conf conf) {
      return new Timing(Duration.ofSeconds(conf.whole("joinSeconds", "s", 1, 60, 5)),
          Duration.ofSeconds(conf.whole("heartbeatSeconds", "s", 2, 60, 5)),
          Duration.ofSeconds(conf.whole("mergeSeconds", "s", 1, 600, 5)));
    }
  }

  /** Reads the file's object; throws {@link hubbub.conf.ConfException} with all problems. */
  public static ClusterConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    ClusterConfig config = from(conf, json.getString(Conf.FILE, "configuration"));
    conf.done();
    return config;
  }

  static ClusterConfig from(Conf conf, String file) {
    String name = conf.text("name", "the same on all nodes", "hubbub");
    List<String> members = conf.texts("members", "where nodes are", List.of("127.0.0.1:5701"));
    if (!members.stream().allMatch(member -> ADDRESS.matcher(member).matches())) {
      conf.problem("members", "addresses of nodes such as 10.0.0.5:5701 or hub-1.example.org:5701");
    }
    String host = conf.text("host", "the address to bind", "127.0.0.1");
    Optional<String> publicHost = conf.optionalText("publicHost", "where other nodes reach this one");
    if (publicHost.isEmpty() && host.equals(ANYWHERE)) {
      conf.problem("publicHost", "the name or address by which other nodes reach this one, since host is " + ANYWHERE);
    }
    Ports membership = Ports.from(conf, 5_701);
    Conf bus = conf.section("bus");
    Ports ports = Ports.from(bus, 5_702);
    if (ports.bound() == membership.bound()) {
      bus.problem("port", "another port than that of the membership");
    }
    return new ClusterConfig(file, name, members, host, publicHost.orElse(host), membership, ports,
        bus.optionalSection("tls").map(Tls::from), Timing.from(conf.section("timing")));
  }

  /** Tells whether every address of this machine is bound. */
  boolean anywhere() {
    return host.equals(ANYWHERE);
  }
}

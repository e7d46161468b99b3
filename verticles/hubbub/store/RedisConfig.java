package hubbub.store;

import hubbub.conf.Conf;
import hubbub.conf.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The section {@code store.redis} of a verticle's configuration.
 *
 * @param name the store's name, which all its keys begin with, behind the prefix
 * @param mode what the addresses lead to
 * @param addresses where to ask, one after the other, {@code redis://host:port} or {@code rediss://host:port}
 * @param master by what name the Sentinels know the master
 * @param login as whom
 * @param tls how a server at a {@code rediss} address is known
 * @param prefix what all keys of the hub begin with
 * @param lease how long a store belongs to a process that is not heard of
 */
public record RedisConfig(
    String name, Mode mode, List<URI> addresses, String master, Login login, Tls tls, String prefix, Duration lease) {
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private static final String STANDARD = "redis://127.0.0.1:6379";

  /** What the addresses lead to. */
  public enum Mode {
    /** Redis itself. */
    STANDALONE,
    /** Sentinels, who know where the master is. */
    SENTINEL,
    /** Some nodes of a Redis Cluster. */
    CLUSTER
  }

  /**
   * As whom the hub speaks to Redis.
   *
   * @param user a user of Redis' access control lists; empty for the one it has by itself
   * @param password the password; empty where none is asked for
   */
  public record Login(Optional<String> user, Optional<Secret> password) {
    private static Login from(Conf conf) {
      Login login = new Login(conf.optionalText("user", "a user of Redis' access control lists"),
          conf.secret("password", "the password"));
      if (login.user.isPresent() && login.password.isEmpty()) {
        conf.problem("password", "a password, since there is a user");
      }
      return login;
    }
  }

  /**
   * How a server at a {@code rediss} address is known, and the hub to it.
   *
   * @param authority a PEM file with the certificates that vouch for the server; empty for those Java has
   * @param certificate a PEM file with the hub's own certificate; empty for none
   * @param key a PEM file with the key of that
   * @param hostname whether the certificate must be for the name in the address
   */
  public record Tls(Optional<String> authority, Optional<String> certificate, Optional<String> key, boolean hostname) {
    private static Tls from(Conf conf) {
      Tls tls = new Tls(conf.optionalText("authority", "a PEM file with the certificates that vouch for the server"),
          conf.optionalText("certificate", "a PEM file with the hub's own certificate"),
          conf.optionalText("key", "a PEM file with the key of that"), conf.flag("hostname", true));
      if (tls.certificate.isPresent() != tls.key.isPresent()) {
        conf.problem(tls.key.isPresent() ? "certificate" : "key", "a PEM file, since there is the other one");
      }
      return tls;
    }
  }

  /**
   * Reads the section.
   *
   * @param conf the section
   * @param name the store's name
   */
  public static RedisConfig from(Conf conf, String name) {
    String mode = conf.choice("mode", "standalone", "standalone", "sentinel", "cluster");
    List<String> addresses = conf.texts("addresses", "where to ask", List.of(STANDARD));
    String master = conf.text("master", "by what name the Sentinels know the master", "mymaster");
    Login login = Login.from(conf);
    Tls tls = Tls.from(conf.section("tls"));
    String prefix = conf.text("prefix", "what all keys begin with", "hubbub");
    if (!NAME.matcher(prefix).matches()) {
      conf.problem("prefix", "small letters, digits, dots and dashes");
    }
    return new RedisConfig(name, Mode.valueOf(mode.toUpperCase(Locale.ROOT)), checked(conf, addresses), master, login,
        tls, prefix, Duration.ofSeconds(conf.whole("leaseSeconds", "s", 1, 60, 5)));
  }

  private static List<URI> checked(Conf conf, List<String> addresses) {
    if (addresses.stream().anyMatch(address -> address.contains("@"))) {
      // Not the addresses: what is told of a problem shall not show a password.
      conf.problem("password", "the password to stand here, and none in an address");
    } else if (addresses.isEmpty() || !addresses.stream().allMatch(RedisConfig::leadsSomewhere)) {
      conf.problem("addresses", "addresses such as redis://10.0.0.5:6379 or, with TLS, rediss://example.org:6380");
    } else {
      return addresses.stream().map(URI::create).toList();
    }
    return List.of();
  }

  private static boolean leadsSomewhere(String text) {
    try {
      URI address = URI.create(text);
      return ("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()))
          && address.getHost() != null && address.getPort() > 0
          && address.getRawPath().isEmpty() && address.getQuery() == null;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }
}

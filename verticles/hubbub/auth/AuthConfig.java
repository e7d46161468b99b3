package hubbub.auth;

import hubbub.conf.Conf;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;

/**
 * What {@code conf/auth.json} says; {@code conf/README.md} explains it.
 *
 * @param store where accounts are kept
 * @param publicUrl where browsers reach the hub, without a slash at the end
 * @param registration whether people may make accounts by themselves
 * @param hashing how passwords are hashed
 * @param throttle how guessing is slowed down
 * @param tokens how long tokens and keys last
 * @param loginLink how long the first login link works
 * @param auditLines how many lines of the audit are kept
 * @param drain how long requests may take to finish when the verticle ends
 */
public record AuthConfig(
    StoreConfig store, String publicUrl, boolean registration, Hashing hashing, Throttling throttle,
    TokenRules tokens, Duration loginLink, int auditLines, Duration drain) {
  /**
   * How passwords are hashed.
   *
   * @param memoryKib memory of one hash, in KiB
   * @param passes passes over it
   * @param lanes lanes of it
   * @param threads how many are hashed at a time
   * @param queue how many may wait
   */
  public record Hashing(int memoryKib, int passes, int lanes, int threads, int queue) {
    Argon2.Cost cost() {
      return new Argon2.Cost(memoryKib, passes, lanes);
    }

    boolean weak() {
      return memoryKib < 19_456 && (long) memoryKib * passes < 2 * 19_456L;
    }
  }

  /**
   * How guessing is slowed down.
   *
   * @param account failures of one account
   * @param address failures from one network address
   * @param remembered of how many accounts, and of how many addresses
   */
  public record Throttling(Limit account, Limit address, int remembered) {}

  /**
   * How many failures are free.
   *
   * @param failures so many
   * @param window within this time
   * @param firstDelay the first wait after them, zero for none but the window
   * @param longestDelay the longest wait
   */
  public record Limit(int failures, Duration window, Duration firstDelay, Duration longestDelay) {
    Throttle.Rule rule() {
      return new Throttle.Rule(failures, window.toMillis(), firstDelay.toMillis(), longestDelay.toMillis());
    }
  }

  /**
   * How long tokens and keys last.
   *
   * @param life of a token
   * @param rotateAfter of the key that signs; zero = for ever
   */
  public record TokenRules(Duration life, Duration rotateAfter) {}

  /** Reads a whole file; throws a {@link hubbub.conf.ConfException} with all that is wrong. */
  public static AuthConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    AuthConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads every key and leaves the verdict to the caller's {@link Conf#done}. */
  public static AuthConfig from(Conf conf) {
    return new AuthConfig(
        StoreConfig.from(conf.section("store"), "auth"),
        publicUrl(conf),
        conf.flag("registration", true),
        hashing(conf.section("hashing")),
        throttling(conf.section("throttle")),
        tokens(conf.section("tokens")),
        Duration.ofHours(conf.whole("loginLinkHours", "hours", 1, 720, 24)),
        conf.whole("auditLines", "lines", 1_000, 100_000_000, 100_000),
        Duration.ofSeconds(conf.whole("drainSeconds", "seconds", 0, 30, 5)));
  }

  private static String publicUrl(Conf conf) {
    String text = conf.text("publicUrl", "where browsers reach the hub", "http://127.0.0.1:8080");
    if (!web(text)) {
      conf.problem("publicUrl", "an http or https address such as https://hub.example.org");
    }
    return text.replaceAll("/+$", "");
  }

  private static boolean web(String text) {
    try {
      URI address = URI.create(text);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null && address.getQuery() == null && address.getFragment() == null;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  private static Hashing hashing(Conf conf) {
    Hashing hashing = new Hashing(
        conf.whole("memoryKib", "KiB", 8, 1_048_576, 19_456),
        conf.whole("passes", "passes", 1, 100, 2),
        conf.whole("lanes", "lanes", 1, 16, 1),
        conf.whole("threads", "threads", 1, 64, 2),
        conf.whole("queue", "logins", 0, 100_000, 256));
    if (hashing.memoryKib < 8 * hashing.lanes) {
      conf.problem("memoryKib", "at least 8 KiB per lane");
    }
    return hashing;
  }

  private static Throttling throttling(Conf conf) {
    Conf account = conf.section("account");
    Conf address = conf.section("address");
    Limit perAccount = new Limit(
        account.whole("failures", "failures", 1, 1_000, 5),
        Duration.ofSeconds(account.whole("windowSeconds", "seconds", 1, 86_400, 300)),
        Duration.ofSeconds(account.whole("firstDelaySeconds", "seconds", 1, 86_400, 1)),
        Duration.ofSeconds(account.whole("longestDelaySeconds", "seconds", 1, 86_400, 900)));
    if (perAccount.longestDelay.compareTo(perAccount.firstDelay) < 0) {
      account.problem("longestDelaySeconds", "no less than firstDelaySeconds");
    }
    Limit perAddress = new Limit(
        address.whole("failures", "failures", 1, 1_000, 20),
        Duration.ofSeconds(address.whole("windowSeconds", "seconds", 1, 86_400, 600)),
        Duration.ZERO, Duration.ZERO);
    return new Throttling(perAccount, perAddress,
        conf.whole("remembered", "names and addresses each", 100, 1_000_000, 20_000));
  }

  private static TokenRules tokens(Conf conf) {
    return new TokenRules(
        Duration.ofSeconds(conf.whole("lifeSeconds", "seconds", 60, 31_536_000, 86_400)),
        Duration.ofDays(conf.whole("rotateDays", "days", 0, 3_650, 0)));
  }
}

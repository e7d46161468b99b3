package hubbub.busbridge;

import hubbub.access.TokenKind;
import hubbub.conf.Conf;
import hubbub.conf.Loopback;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code conf/busbridge.json} says; {@code conf/README.md} explains it.
 *
 * @param host where it listens
 * @param port where it listens; 0 = any free port
 * @param limits how much a connection may do
 * @param timing how long others are waited for
 * @param tokens the kinds of tokens and what they allow; empty = nobody gets in
 */
record BusBridgeConfig(String host, int port, Limits limits, Timing timing, List<TokenKind> tokens) {
  /** Reads a file's object; throws one exception with all problems. */
  static BusBridgeConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    BusBridgeConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  static BusBridgeConfig from(Conf conf) {
    Conf listener = conf.section("listener");
    return new BusBridgeConfig(listener.text("host", "an address", "127.0.0.1"),
        listener.whole("port", "TCP port; 0 = any free one", 0, 65_535, 7_000),
        Limits.from(conf.section("limits")), Timing.from(conf.section("timing")), tokens(conf));
  }

  /** Tells whether this machine alone can reach it. */
  boolean loopback() {
    return Loopback.only(host);
  }

  private static List<TokenKind> tokens(Conf conf) {
    Set<String> known = new HashSet<>();
    return conf.sections("tokens", "the kinds of tokens and what they allow").stream().map(one -> {
      TokenKind kind = TokenKind.from(one);
      if (!known.add(kind.kind())) {
        one.problem("kind", "a kind that is not named twice");
      }
      return kind;
    }).toList();
  }

  /**
   * How much a connection may do.
   *
   * @param frameBytes the longest frame it may send
   * @param framesPerSecond of a connection; a faster one is read more slowly
   * @param registrations addresses one connection may listen to
   * @param requests a connection may have to answer at a time
   * @param connections at a time, all together
   * @param connectionsPerToken at a time
   * @param replaced kinds of tokens of which one connection too many takes the place of the oldest
   * @param unproven connections that have not shown a token yet; the oldest makes room
   * @param outboxBytes that may wait for a connection which does not read
   * @param offences after so many it is closed
   */
  record Limits(int frameBytes, int framesPerSecond, int registrations, int requests, int connections,
      int connectionsPerToken, List<String> replaced, int unproven, int outboxBytes, int offences) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("frameBytes", "bytes", 1_024, 16 << 20, 64 << 10),
          conf.whole("framesPerSecond", "frames/s", 1, 1_000_000, 200),
          conf.whole("registrations", "addresses", 1, 100_000, 100),
          conf.whole("requests", "requests", 1, 100_000, 500),
          conf.whole("connections", "connections", 1, 100_000, 1_000),
          conf.whole("connectionsPerToken", "connections", 1, 100_000, 1),
          conf.texts("replaced", "kinds of tokens", List.of("service")),
          conf.whole("unproven", "connections", 1, 100_000, 64),
          conf.whole("outboxBytes", "bytes", 64 << 10, 1 << 30, 1 << 20),
          conf.whole("offences", "frames", 1, 1_000_000, 20));
    }
  }

  /**
   * How long others are waited for.
   *
   * @param firstFrame for the token after connecting
   * @param request for an answer from the bus
   * @param proof after so long a token has to prove itself again
   */
  record Timing(Duration firstFrame, Duration request, Duration proof) {
    private static Timing from(Conf conf) {
      return new Timing(Duration.ofSeconds(conf.whole("firstFrameSeconds", "s", 1, 300, 10)),
          Duration.ofSeconds(conf.whole("requestSeconds", "s", 1, 300, 30)),
          Duration.ofSeconds(conf.whole("proofSeconds", "s", 1, 3_600, 2)));
    }
  }
}

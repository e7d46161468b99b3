package hubbub.bridge.protocol.eventbus;

import hubbub.access.Rule;
import hubbub.access.TokenKind;
import hubbub.conf.Conf;
import hubbub.contract.auth.AuthApi;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code eventbus} of {@code conf/bridge.json}.
 *
 * @param limits how much a connection may do
 * @param request how long an answer of the bus is waited for
 * @param proof after so long a token has to prove itself again
 * @param accounts what people may do who are logged in
 * @param tokens the other kinds of tokens and what they allow
 */
public record EventBusConfig(Limits limits, Duration request, Duration proof, TokenKind accounts,
    List<TokenKind> tokens) {
  private static final String ACCOUNT = "account";

  /** Reads the section and leaves its problems in it. */
  public static EventBusConfig from(Conf conf) {
    return new EventBusConfig(Limits.from(conf.section("limits")),
        Duration.ofSeconds(conf.whole("requestSeconds", "s", 1, 300, 30)),
        Duration.ofSeconds(conf.whole("proofSeconds", "s", 1, 3_600, 10)),
        accounts(conf.section("accounts")), tokens(conf));
  }

  private static TokenKind accounts(Conf conf) {
    return new TokenKind(ACCOUNT, AuthApi.VERIFY.address(), Optional.empty(), Rule.in(conf, ACCOUNT),
        Rule.out(conf, ACCOUNT));
  }

  private static List<TokenKind> tokens(Conf conf) {
    Set<String> known = new HashSet<>(Set.of(ACCOUNT));
    return conf.sections("tokens", "the other kinds of tokens and what they allow").stream().map(one -> {
      TokenKind kind = TokenKind.from(one);
      if (!known.add(kind.kind())) {
        one.problem("kind", "a kind that is not named twice, and not " + ACCOUNT);
      }
      return kind;
    }).toList();
  }

  /**
   * How much a connection may do.
   *
   * @param framesPerSecond of a connection; a faster one is read more slowly
   * @param registrations addresses one connection may listen to
   * @param requests of one connection that wait for an answer, and of others that it has not answered
   * @param connectionsPerOwner of one account, or of what one token belongs to
   * @param offences after so many a connection is closed
   */
  public record Limits(int framesPerSecond, int registrations, int requests, int connectionsPerOwner, int offences) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("framesPerSecond", "frames/s", 1, 1_000_000, 100),
          conf.whole("registrations", "addresses", 1, 100_000, 100),
          conf.whole("requests", "requests", 1, 100_000, 100),
          conf.whole("connectionsPerOwner", "connections", 1, 100_000, 20),
          conf.whole("offences", "frames", 1, 1_000_000, 20));
    }
  }
}

package hubbub.access;

import hubbub.conf.Conf;
import hubbub.contract.AddressPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that are allowed.
 *
 * @param pattern the addresses; the kind of the token in braces, such as {@code {console}}, stands for the id of what
 *     the token belongs to
 * @param role whom they are allowed; empty = everybody with such a token. Administrators have every role
 */
public record Rule(AddressPattern pattern, Optional<String> role) {
  /** Reads the list of what may be sent and published to with tokens of a kind. */
  public static List<Rule> in(Conf conf, String kind) {
    return list(conf, kind, "in", "what may be sent and published to");
  }

  /** Reads the list of what may be listened to with tokens of a kind. */
  public static List<Rule> out(Conf conf, String kind) {
    return list(conf, kind, "out", "what may be listened to");
  }

  /** Reads one of a list. */
  public static Rule from(Conf conf, String kind) {
    String address = conf.required("address", "a bus address");
    Optional<AddressPattern> pattern = AddressPattern.of(address, kind);
    if (!address.isEmpty() && pattern.isEmpty()) {
      conf.problem("address", "words with dots between them; behind the first one may be * or the kind in braces");
    }
    return new Rule(pattern.orElseGet(() -> new AddressPattern(address)),
        conf.optionalText("role", "whom it is allowed; null = everybody with such a token"));
  }

  /** Returns the addresses somebody may use by this rule; empty where none. */
  public Optional<Pattern> addresses(Proof proof) {
    boolean allowed = role.isEmpty() || proof.principal().admin() || proof.principal().roles().contains(role.get());
    return allowed ? Optional.of(pattern.of(proof.id())) : Optional.empty();
  }

  /** Returns what addresses may look like for anybody, as a regular expression. */
  public String shape() {
    return pattern.shape();
  }

  private static List<Rule> list(Conf conf, String kind, String key, String meaning) {
    return conf.sections(key, meaning).stream().map(rule -> from(rule, kind)).toList();
  }
}

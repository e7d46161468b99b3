package hubbub.access;

import hubbub.conf.Conf;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;
import hubbub.contract.auth.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of tokens, which is what stands in them before the first dot.
 *
 * @param kind the kind
 * @param prove where such a token is proved
 * @param gone where it is told that what a token belongs to is gone; empty = nowhere
 * @param in addresses that may be sent and published to
 * @param out addresses that may be listened to
 */
public record TokenKind(String kind, String prove, Optional<String> gone, List<Rule> in, List<Rule> out) {
  private static final Pattern KIND = Pattern.compile("[a-z]+");

  /** Reads one of the list. */
  public static TokenKind from(Conf conf) {
    String kind = conf.required("kind", "what stands in the token before the first dot");
    if (!kind.isEmpty() && !KIND.matcher(kind).matches()) {
      conf.problem("kind", "a word in small letters");
    }
    return new TokenKind(kind, conf.required("prove", "the bus address that knows whose token it is"),
        conf.optionalText("gone", "the bus address that tells when what a token belongs to is gone"),
        Rule.in(conf, kind), Rule.out(conf, kind));
  }

  /** Returns whom to ask whose token it is. */
  public Endpoint<Token, Proof> proof() {
    return new Endpoint<>(prove, Token::fromJson, json -> Proof.of(kind, json));
  }

  /** Returns where to hear of tokens that are no longer good, if that is told. */
  public Optional<Topic<Lapse>> lapses() {
    return gone.map(address -> new Topic<>(address, json -> Lapse.of(kind, json)));
  }

  /** Tells whether a token is of this kind. */
  public boolean made(String token) {
    return token.startsWith(kind + ".");
  }
}

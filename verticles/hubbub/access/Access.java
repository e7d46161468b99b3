package hubbub.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a connection speaks for, and which addresses it may therefore use.
 *
 * @param proof whose the token is
 * @param in addresses it may send and publish to
 * @param out addresses it may listen to
 */
public record Access(Proof proof, List<Pattern> in, List<Pattern> out) {
  /** Returns what somebody may do with a token of a kind. */
  public static Access of(TokenKind kind, Proof proof) {
    return new Access(proof, patterns(kind.in(), proof), patterns(kind.out(), proof));
  }

  /** Tells whether a frame's address may be used for what the frame does. */
  public boolean allows(Frame frame) {
    return frame.type().listens() ? hears(frame.address()) : among(in, frame.address());
  }

  /** Tells whether an address may be listened to. */
  public boolean hears(String address) {
    return among(out, address);
  }

  private static boolean among(List<Pattern> allowed, String address) {
    return allowed.stream().anyMatch(one -> one.matcher(address).matches());
  }

  private static List<Pattern> patterns(List<Rule> rules, Proof proof) {
    return rules.stream().map(rule -> rule.addresses(proof)).flatMap(Optional::stream).toList();
  }
}

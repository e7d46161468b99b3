package hubbub.access;

import hubbub.contract.AddressPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses somebody may use in one way.
 *
 * @param rules what the configuration allows tokens of the kind
 * @param scope what the token itself is for, which narrows that; empty = for all of it
 */
record Allowed(List<Pattern> rules, Optional<List<Pattern>> scope) {
  static Allowed of(List<Rule> rules, Optional<List<AddressPattern>> scope, Proof proof) {
    return new Allowed(rules.stream().map(rule -> rule.addresses(proof)).flatMap(Optional::stream).toList(),
        scope.map(all -> all.stream().map(one -> one.of(proof.id())).toList()));
  }

  boolean contains(String address) {
    return among(rules, address) && (scope.isEmpty() || among(scope.get(), address));
  }

  private static boolean among(List<Pattern> patterns, String address) {
    return patterns.stream().anyMatch(one -> one.matcher(address).matches());
  }
}

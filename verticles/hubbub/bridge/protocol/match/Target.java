package hubbub.bridge.protocol.match;

import hubbub.contract.matches.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the handshake asks for: the path ends in the number of a match, the query is one {@code role}.
 *
 * @param path the path as sent
 * @param query the query as sent, without the question mark; empty where there was none
 */
record Target(String path, String query) {
  // One number at the end, behind whatever path the listener has; longer ones are no numbers of matches.
  private static final Pattern MATCH = Pattern.compile("(?:/[^/\\d][^/]*)*/(\\d{1,18})/?");
  private static final String KEY = "role";

  static Target of(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? new Target(target, "") : new Target(target.substring(0, mark), target.substring(mark + 1));
  }

  /** Tells whether the query is a single parameter of the right name. */
  boolean wellFormed() {
    int equals = query.indexOf('=');
    return equals >= 0 && query.indexOf('&') < 0 && query.indexOf(';') < 0
        && decoded(query.substring(0, equals)).filter(KEY::equals).isPresent() && value().isPresent();
  }

  /** Returns the role of a well-formed query, if there is such a role. */
  Optional<Role> role() {
    return value().flatMap(word -> Arrays.stream(Role.values()).filter(role -> role.word().equals(word)).findFirst());
  }

  /** Returns the number of the match, if the path ends in one that a match can have. */
  Optional<Long> match() {
    Matcher found = MATCH.matcher(path);
    return found.matches() ? Optional.of(Long.valueOf(found.group(1))).filter(id -> id > 0) : Optional.empty();
  }

  private Optional<String> value() {
    return decoded(query.substring(query.indexOf('=') + 1));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

package hubbub.access;

import hubbub.conf.Conf;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address that is allowed. Where its last word is {@code *} any one word may stand there; the kind of the token in
 * braces, such as {@code {console}}, stands for the id of what the token belongs to.
 *
 * @param address the address
 * @param role whom it is allowed; empty = everybody with such a token. Administrators have every role
 */
public record Rule(String address, Optional<String> role) {
  private static final Pattern SHAPE = Pattern.compile("[\\w-]+(\\.([\\w-]+|\\{\\w+}))*(\\.\\*)?");
  private static final String WORD = "[\\w-]+";

  /** Reads one of a list. */
  public static Rule from(Conf conf, String kind) {
    String address = conf.required("address", "a bus address");
    String bare = address.replace("{" + kind + "}", "id");
    if (!address.isEmpty() && (!SHAPE.matcher(bare).matches() || bare.contains("{"))) {
      conf.problem("address", "words with dots between them; one may be the kind in braces, the last one *");
    }
    return new Rule(address, conf.optionalText("role", "whom it is allowed; null = everybody with such a token"));
  }

  /** Returns the addresses somebody may use by this rule; empty where none. */
  public Optional<Pattern> addresses(Proof proof) {
    boolean allowed = role.isEmpty() || proof.principal().admin() || proof.principal().roles().contains(role.get());
    return allowed ? Optional.of(Pattern.compile(regex(Pattern.quote(proof.id())))) : Optional.empty();
  }

  /** Returns what addresses may look like for anybody, as a regular expression. */
  public String shape() {
    return regex(WORD);
  }

  private String regex(String id) {
    return Arrays.stream(address.split("\\."))
        .map(word -> word.startsWith("{") ? id : word.equals("*") ? WORD : Pattern.quote(word))
        .collect(Collectors.joining("\\."));
  }
}

package hubbub.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses of the bus that are alike, as rules and scopes name them: words of letters, digits, {@code _} and
 * {@code -} with dots between them. Behind the first word {@code *} stands for any one word, and a placeholder in
 * braces, such as {@code {service}}, for the id of whoever it is about.
 *
 * @param text the address with all of this in it, at most {@link #LONGEST} characters
 */
public record AddressPattern(String text) {
  /** The longest that a pattern may be, and an address of whoever comes from outside. */
  public static final int LONGEST = 256;

  private static final Pattern SHAPE = Pattern.compile("[\\w-]+(\\.([\\w-]+|\\*|\\{}))*");
  private static final String WORD = "[\\w-]+";

  /** Reads a pattern with one placeholder, given without braces; empty where it is none. */
  public static Optional<AddressPattern> of(String text, String placeholder) {
    String bare = text.replace("{}", "{{").replace("{" + placeholder + "}", "{}");
    return text.length() <= LONGEST && SHAPE.matcher(bare).matches()
        ? Optional.of(new AddressPattern(text)) : Optional.empty();
  }

  /** Returns what fits the addresses of whoever has this id. */
  public Pattern of(String id) {
    return Pattern.compile(regex(Pattern.quote(id)));
  }

  /** Returns what addresses may look like for anybody, as a regular expression. */
  public String shape() {
    return regex(WORD);
  }

  private String regex(String id) {
    return Arrays.stream(text.split("\\."))
        .map(word -> word.startsWith("{") ? id : word.equals("*") ? WORD : Pattern.quote(word))
        .collect(Collectors.joining("\\."));
  }
}

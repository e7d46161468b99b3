package hubbub.console.program;

import hubbub.console.program.Command.WrongUsage;
import java.util.Optional;

/** A line that was typed, read word by word; words with blanks in them stand between quotes. */
final class Line {
  private final String text;
  private int at;

  Line(String text) {
    this.text = text.strip();
  }

  /** Returns the next word; empty at the end. */
  Optional<String> word() {
    skip();
    if (at == text.length()) {
      return Optional.empty();
    }
    char quote = text.charAt(at);
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote, at + 1);
      if (end > 0) {
        String word = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(word);
      }
    }
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return Optional.of(text.substring(start, at));
  }

  /** Returns the next word, which must be there. */
  String demandWord() throws WrongUsage {
    return word().orElseThrow(WrongUsage::new);
  }

  /** Returns how many the next word says; 0 at the end. */
  int count() throws WrongUsage {
    return number(word().orElse("0"));
  }

  /** Returns the next word without a mark at its beginning, if it has that mark; else nothing is read. */
  Optional<String> marked(char mark) {
    skip();
    if (at < text.length() - 1 && text.charAt(at) == mark) {
      at++;
      return word();
    }
    return Optional.empty();
  }

  /** Returns the seconds of a next word such as {@code 90s}, {@code 10m}, {@code 2h} or {@code 7d}; else 0. */
  long duration() {
    int before = at;
    String word = word().orElse("");
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    int unit = digits == word.length() - 1 ? "smhd".indexOf(word.charAt(digits)) : -1;
    if (digits == 0 || digits > 6 || unit < 0) {
      at = before;
      return 0;
    }
    long[] seconds = {1, 60, 3_600, 86_400};
    return Long.parseLong(word, 0, digits, 10) * seconds[unit];
  }

  /** Returns all that was not read. */
  String rest() {
    skip();
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /** Returns all that was not read, which must be something. */
  String demandRest() throws WrongUsage {
    String rest = rest();
    if (rest.isEmpty()) {
      throw new WrongUsage();
    }
    return rest;
  }

  /** Reads a whole number that is not negative. */
  static int number(String text) throws WrongUsage {
    try {
      return Integer.parseUnsignedInt(text) & Integer.MAX_VALUE;
    } catch (NumberFormatException none) {
      throw new WrongUsage();
    }
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}

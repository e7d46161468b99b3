package hubbub.bridge.protocol.line;

/**
 * A name and what is behind it. A name with white space in it, or with a quotation mark at its beginning, stands in
 * quotation marks, within which a mark is written twice.
 *
 * @param name the name, empty where there is none
 * @param rest what is behind it, without space around it
 */
record Quoted(String name, String rest) {
  private static final char MARK = '"';

  /** Reads a name at the beginning of a text; one whose quotation does not end is none. */
  static Quoted first(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.charAt(0) != MARK) {
      return word(stripped);
    }
    StringBuilder name = new StringBuilder();
    for (int i = 1; i < stripped.length(); i++) {
      if (stripped.charAt(i) != MARK) {
        name.append(stripped.charAt(i));
      } else if (i + 1 < stripped.length() && stripped.charAt(i + 1) == MARK) {
        name.append(stripped.charAt(i++));
      } else {
        return new Quoted(name.toString(), stripped.substring(i + 1).strip());
      }
    }
    return new Quoted("", "");
  }

  /** Reads a word at the beginning of a text, where quotation marks mean nothing. */
  static Quoted word(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Quoted(text.substring(0, end), text.substring(end).strip());
  }

  /** Reads a text that is one name, in quotation marks or not. */
  static String whole(String text) {
    Quoted first = first(text);
    return !first.name().isEmpty() && first.rest().isEmpty() ? first.name() : text.strip();
  }

  /** Writes a name as {@link #first} reads it. */
  static String of(String name) {
    boolean plain = !name.isEmpty() && name.charAt(0) != MARK && name.chars().noneMatch(Character::isWhitespace);
    return plain ? name : MARK + name.replace("\"", "\"\"") + MARK;
  }
}

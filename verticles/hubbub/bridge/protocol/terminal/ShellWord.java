package hubbub.bridge.protocol.terminal;

import java.util.Optional;

/**
 * A word as a shell reads it, and as {@code ls} writes names: bare, in quotes of either kind, in {@code $'…'} or in
 * parts of each. Strings are raw: a character stands for a byte.
 *
 * @param value what it means
 * @param end where it ends
 * @param pattern whether it holds characters of a pattern outside quotes
 */
record ShellWord(String value, int end, boolean pattern) {
  private static final String SPECIAL = "|&;<>$`(){}~#!\n";
  private static final String PATTERN = "*?[";

  /** Reads the word that begins here; empty where a shell would do more than take it as it is. */
  static Optional<ShellWord> read(String line, int from) {
    StringBuilder value = new StringBuilder();
    boolean pattern = false;
    int at = from;
    while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
      char c = line.charAt(at);
      int end;
      if (c == '\'') {
        end = copy(value, line, at + 1, line.indexOf('\'', at + 1));
      } else if (c == '"') {
        end = copy(value, line, at + 1, plain(line, at + 1, line.indexOf('"', at + 1)));
      } else if (line.startsWith("$'", at)) {
        end = ansi(value, line, at + 2);
      } else if (c == '\\') {
        end = copy(value, line, at + 1, at + 1 < line.length() ? at + 2 : -1) - 1;
      } else {
        end = SPECIAL.indexOf(c) >= 0 ? -1 : copy(value, line, at, at + 1) - 1;
        pattern |= PATTERN.indexOf(c) >= 0;
      }
      if (end < 0) {
        return Optional.empty();
      }
      at = end;
    }
    return Optional.of(new ShellWord(value.toString(), at, pattern));
  }

  // Returns where to go on behind the closing quote.
  private static int copy(StringBuilder value, String line, int from, int to) {
    if (to < 0) {
      return -1;
    }
    value.append(line, from, to);
    return to + 1;
  }

  // What a shell replaces within double quotes is not replaced here.
  private static int plain(String line, int from, int to) {
    return to >= 0 && line.substring(from, to).chars().noneMatch(c -> c == '$' || c == '`' || c == '\\') ? to : -1;
  }

  private static int ansi(StringBuilder value, String line, int from) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\'') {
        return at + 1;
      }
      if (c != '\\') {
        value.append(c);
        at++;
      } else if (at + 1 == line.length()) {
        return -1;
      } else {
        at = escape(value, line, at + 1);
      }
    }
    return -1;
  }

  private static int escape(StringBuilder value, String line, int at) {
    char c = line.charAt(at);
    if (c >= '0' && c <= '7') {
      int end = at;
      int code = 0;
      while (end < line.length() && end < at + 3 && line.charAt(end) >= '0' && line.charAt(end) <= '7') {
        code = code * 8 + line.charAt(end++) - '0';
      }
      value.append((char) (code & 0xff));
      return end;
    }
    int known = "abfnrtve".indexOf(c);
    value.append(known < 0 ? c : "\u0007\b\f\n\r\t\u000b\u001b".charAt(known));
    return at + 1;
  }
}

package hubbub.terminal.shell;

import java.util.ArrayList;
import java.util.List;

/** The here-documents that a line announces, whose own lines follow it. */
final class HereDocuments {
  private final Source source;
  private final boolean substituted;
  private final List<Announced> announced = new ArrayList<>();

  /** One that is to come, and its last line. Where it is not {@code literal}, a backslash joins its lines. */
  private record Announced(String delimiter, boolean indented, boolean literal) {}

  /** Knows the here-documents of a list; in a {@code substituted} one a bracket behind the last line's word counts. */
  HereDocuments(Source source, boolean substituted) {
    this.source = source;
    this.substituted = substituted;
  }

  void announce(Token operator, Token word) {
    boolean literal = word.text().chars().anyMatch(c -> c == '\'' || c == '"' || c == '\\');
    String delimiter = literal ? unquoted(source.text(word.start(), word.end())) : word.text();
    announced.add(new Announced(delimiter, operator.text().equals("<<-"), literal));
  }

  private static String unquoted(String word) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
      if (c == '\\' && (quote == 0 || quote == '"' && "$`\"\\\n".indexOf(next) >= 0) && next != 0) {
        plain.append(next == '\n' ? "" : String.valueOf(next));
        i++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote == c) {
        quote = 0;
      } else if (quote != 0 || c != '$' || next != '\'' && next != '"') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Finds the lines of all that was announced, which are then passed over. */
  void read() {
    for (Announced one : announced) {
      int line = source.unreadLine();
      source.passOver(line, behind(one, source.behindDetours(line)));
    }
    announced.clear();
  }

  private int behind(Announced one, int begin) {
    int next = begin;
    StringBuilder line = new StringBuilder();
    while (next < source.length()) {
      int start = next;
      line.setLength(0);
      next = line(start, one.literal(), line);
      int tabs = 0;
      while (one.indented() && tabs < line.length() && line.charAt(tabs) == '\t') {
        tabs++;
      }
      if (one.delimiter().contentEquals(line) || one.delimiter().contentEquals(line.substring(tabs))) {
        return next;
      }
      int word = tabs + one.delimiter().length();
      if (substituted && line.indexOf(one.delimiter(), tabs) == tabs && line.indexOf(")", word) > 0) {
        return start + word;
      }
    }
    source.leaveOpen();
    return source.length();
  }

  /** Reads a line, or those that backslashes join to one, and returns where the next begins. */
  private int line(int start, boolean literal, StringBuilder line) {
    int i = start;
    while (i < source.length() && source.charAt(i) != '\n') {
      boolean escape = !literal && source.charAt(i) == '\\' && i + 1 < source.length();
      if (!escape) {
        line.append(source.charAt(i++));
      } else if (source.charAt(i + 1) == '\n') {
        i += 2;
      } else {
        line.append(source.charAt(i)).append(source.charAt(i + 1));
        i += 2;
      }
    }
    return Math.min(i + 1, source.length());
  }
}

package irc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One message of IRC. What IRCv3 puts before it, its tags, is passed over.
 *
 * @param source who it is from, as {@code nick!user@host} or a server's name; empty for none
 * @param command the command in capitals, or three digits
 * @param parameters what follows, the last one with its spaces
 */
record Line(String source, String command, List<String> parameters) {
  /** Reads a line without its end; one that is none has an empty command. */
  static Line of(String text) {
    String rest = text;
    if (rest.startsWith("@")) {
      rest = after(rest);
    }
    String source = "";
    if (rest.startsWith(":")) {
      source = word(rest).substring(1);
      rest = after(rest);
    }
    String command = word(rest).toUpperCase(Locale.ROOT);
    List<String> parameters = new ArrayList<>();
    for (rest = after(rest); !rest.isEmpty(); rest = after(rest)) {
      if (rest.startsWith(":")) {
        parameters.add(rest.substring(1));
        break;
      }
      parameters.add(word(rest));
    }
    return new Line(source, command, List.copyOf(parameters));
  }

  /** Returns the nick it is from, or the server. */
  String nick() {
    int end = source.indexOf('!');
    return end < 0 ? source : source.substring(0, end);
  }

  /** Returns a parameter, empty where there is none. */
  String parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : "";
  }

  /** Returns the last parameter, which says why or what. */
  String last() {
    return parameters.isEmpty() ? "" : parameters.getLast();
  }

  private static String word(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String after(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? "" : text.substring(end).stripLeading();
  }
}

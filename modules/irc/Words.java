package irc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people say, from one side's form into the other's. */
final class Words {
  private static final String ACTION = "\u0001ACTION ";
  /** Colours with their numbers; then bold, italics and all other characters that are none. */
  private static final Pattern COLOUR = Pattern.compile("\u0003(?:\\d{1,2}(?:,\\d{1,2})?)?|\u0004(?:[0-9a-fA-F]{6})?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ENDS = Pattern.compile("[\\r\\n\\u0000\\u0085\\u2028\\u2029]+");

  private Words() {}

  /** Says in a room what somebody said on IRC; empty where it is nothing for people. */
  static Optional<String> toRoom(String nick, String text) {
    if (text.startsWith(ACTION)) {
      return Optional.of("* " + nick + " " + plain(text.substring(ACTION.length())));
    }
    String said = plain(text);
    return text.startsWith("\u0001") || said.isBlank() ? Optional.empty() : Optional.of("<" + nick + "> " + said);
  }

  /**
   * Says on IRC what somebody said in a room: lines of at most so many bytes of UTF-8, broken between characters and at
   * spaces where that is possible, each with the name before it.
   */
  static List<String> toIrc(String who, String text, int bytes) {
    String name = "<" + who + "> ";
    int room = Math.max(16, bytes - length(name));
    List<String> lines = new ArrayList<>();
    for (String line : ENDS.split(text)) {
      String rest = CONTROL.matcher(line).replaceAll(" ").strip();
      while (!rest.isEmpty()) {
        int end = end(rest, room);
        lines.add(name + rest.substring(0, end).stripTrailing());
        rest = rest.substring(end).stripLeading();
      }
    }
    return lines;
  }

  /** Returns a text on one line and without what only IRC shows. */
  static String plain(String text) {
    return CONTROL.matcher(COLOUR.matcher(text).replaceAll("")).replaceAll("").strip();
  }

  /** Returns how many bytes a text has on its way. */
  static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int end(String text, int bytes) {
    int end = 0;
    int used = 0;
    int space = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += length(Character.toString(character));
      if (used > bytes) {
        // A word is broken only where it would leave more than half of the line empty.
        return space > end / 2 ? space : end;
      }
      end += Character.charCount(character);
      if (character == ' ') {
        space = end;
      }
    }
    return end;
  }
}

package hubbub.terminal.shell;

import java.util.HashMap;
import java.util.Map;

/**
 * The text of a command while it is read: the place reached, which lines are passed over because a here-document took
 * them, and how deep things lie in one another.
 */
final class Source {
  /** Stands for the character behind the last. */
  static final int END = -1;

  private static final int MAX_DEPTH = 100;

  private final String text;
  private final Map<Integer, Integer> detours = new HashMap<>();
  private int at;
  private int end;
  private int reached;
  private int lineEnd;
  private int depth;
  private int innerPipes;
  private boolean open;

  Source(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw broken((c == 0 ? "The character NUL" : "Half a character") + " cannot be in a command", i);
      }
    }
  }

  /** Returns the next character. A backslash before the end of a line, and that end, are as if they were not there. */
  int peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || !text.startsWith("\n", at + 1)) {
        return c;
      }
      at++;
      step();
    }
    return END;
  }

  /** Takes the next character, as {@link #peek} would tell it. */
  int take() {
    return peek() == END ? END : takeRaw();
  }

  /** Takes the next character even if it is a backslash before the end of a line. */
  int takeRaw() {
    if (at == text.length()) {
      return END;
    }
    char c = text.charAt(at);
    end = at + 1;
    step();
    return c;
  }

  /** Takes the next character if it is this one. */
  boolean accept(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      take();
    }
    return there;
  }

  private void step() {
    boolean endOfLine = text.charAt(at++) == '\n';
    if (endOfLine) {
      at = behindDetours(at);
    }
    reached = Math.max(reached, at);
  }

  /** Returns the offset of the next character. */
  int at() {
    return at;
  }

  /** Returns the offset behind the last character taken. */
  int end() {
    return end;
  }

  /** Goes back to an offset, or on to one whose way there is known. */
  void moveTo(int place) {
    at = place;
    end = place;
  }

  int length() {
    return text.length();
  }

  char charAt(int place) {
    return text.charAt(place);
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  /**
   * Returns where the first line begins of which nothing was read. The shell reads line by line, so a here-document
   * begins there even if the rest of the line before it is still to be understood.
   */
  int unreadLine() {
    if (reached == 0 || text.charAt(reached - 1) == '\n') {
      return reached;
    }
    if (lineEnd < reached) {
      int newline = text.indexOf('\n', reached);
      lineEnd = newline < 0 ? text.length() : newline + 1;
    }
    return lineEnd;
  }

  /** Returns where reading goes on that comes to an offset at the beginning of a line. */
  int behindDetours(int line) {
    int behind = line;
    while (detours.containsKey(behind)) {
      behind = detours.get(behind);
    }
    return behind;
  }

  /** From now on, reading that comes to one offset goes on at another. */
  void passOver(int from, int to) {
    if (to > from) {
      detours.put(from, to);
    }
    if (at == from) {
      at = to;
      reached = Math.max(reached, to);
    }
  }

  /** Notes that something begins inside of what is being read. Fails where that is so too often. */
  void deeper(int start) {
    if (++depth > MAX_DEPTH) {
      throw broken("More than " + MAX_DEPTH + " quotes, brackets or commands lie in one another", start);
    }
  }

  /** Notes that what began last has ended. */
  void shallower() {
    depth--;
  }

  void countInnerPipes(int more) {
    innerPipes += more;
  }

  int innerPipes() {
    return innerPipes;
  }

  /** Notes that what is appended to the text would become a part of what is there. */
  void leaveOpen() {
    open = true;
  }

  boolean endsOpen() {
    return open;
  }

  BrokenCommand broken(String what, int place) {
    return new BrokenCommand(what + ", " + place(place) + ".", place, false);
  }

  BrokenCommand incomplete(String what, int place) {
    return new BrokenCommand(what + ", " + place(place) + ".", place, true);
  }

  private String place(int place) {
    int line = 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    int column = place - text.lastIndexOf('\n', place - 1);
    return (text.indexOf('\n') < 0 ? "at" : "in line " + line + " at") + " character " + column;
  }
}

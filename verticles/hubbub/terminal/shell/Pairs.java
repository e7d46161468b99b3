package hubbub.terminal.shell;

import java.util.HashMap;
import java.util.Map;

/** Reads quotes, brackets and substitutions, and all that lies in them, to their ends. */
final class Pairs {
  private final Source source;
  /** Where substitutions end that may have to be read again: without it, each level would double the work. */
  private final Map<Integer, Integer> ends = new HashMap<>();
  private int attempts;

  Pairs(Source source) {
    this.source = source;
  }

  /** Reads on behind what opens a pair to behind what closes it. */
  void read(Pair pair) {
    int start = source.end() - 1;
    source.deeper(start);
    int open = 1;
    boolean dollar = false;
    boolean angle = false;
    while (true) {
      int c = source.take();
      if (c == Source.END) {
        throw source.incomplete("A " + pair.shown() + " is not closed", start);
      }
      if (pair.isClosedBy(c)) {
        if (--open == 0) {
          break;
        }
      } else if (c == '\\') {
        source.takeRaw();
      } else if (isQuote(pair, c)) {
        quotes(c, dollar);
      } else if (isExpansion(pair, c, dollar, angle)) {
        expansion(c);
      } else if (pair.isOpenedAgainBy(c)) {
        open++;
      }
      dollar = c == '$' && !dollar;
      angle = (c == '<' || c == '>') && !angle;
    }
    source.shallower();
  }

  private static boolean isQuote(Pair pair, int c) {
    return switch (c) {
      case '\'', '"' -> pair.hasQuotes();
      case '`' -> pair.hasQuotes() || pair == Pair.QUOTES;
      default -> false;
    };
  }

  private void quotes(int c, boolean dollar) {
    if (c == '\'') {
      quoted(dollar);
    } else {
      read(c == '"' ? Pair.QUOTES : Pair.BACKQUOTES);
    }
  }

  private static boolean isExpansion(Pair pair, int c, boolean dollar, boolean angle) {
    return switch (c) {
      case '(' -> dollar && pair.hasCommands() || angle && pair.hasProcesses();
      case '{', '[' -> dollar && pair.hasExpansions();
      default -> false;
    };
  }

  private void expansion(int c) {
    if (c == '(') {
      substitution();
    } else {
      read(c == '{' ? Pair.PARAMETER : Pair.OLD_ARITHMETIC);
    }
  }

  /** Reads on behind a single quote to behind the next, which a backslash hides in {@code $'…'} only. */
  void quoted(boolean escapes) {
    int start = source.end() - 1;
    while (true) {
      int c = source.takeRaw();
      if (c == '\\' && escapes) {
        c = source.takeRaw();
      } else if (c == '\'') {
        return;
      }
      if (c == Source.END) {
        throw source.incomplete("A quote is not closed", start);
      }
    }
  }

  /** Reads on behind the bracket of {@code $(}, {@code <(} or {@code >(} to behind the one that closes it. */
  void substitution() {
    int start = source.at();
    Integer known = ends.get(start);
    if (known != null) {
      source.moveTo(known);
      return;
    }
    if (source.peek() == '(') {
      read(Pair.ARITHMETIC);
    } else {
      source.deeper(start - 1);
      new Commands(source, this, true).substitution(start - 1);
      source.shallower();
    }
    if (attempts > 0) {
      ends.put(start, source.at());
    }
  }

  /**
   * Reads on behind the first bracket of <code>((…))</code> to behind the last, or nothing at all if the brackets are
   * those of a subshell in a subshell, which only their ends tell.
   */
  boolean arithmetic() {
    int start = source.at();
    if (!source.accept('(')) {
      return false;
    }
    attempts++;
    read(Pair.ARITHMETIC);
    attempts--;
    if (source.takeRaw() == ')') {
      return true;
    }
    source.moveTo(start);
    return false;
  }
}

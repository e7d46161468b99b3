package moderation

import groovy.transform.CompileStatic
import groovy.transform.Immutable
import java.util.regex.Pattern

/** What nobody shall say, and what is done at least about it. */
@CompileStatic
@Immutable(knownImmutableClasses = [Pattern])
class Rule {
  String name
  List<Pattern> patterns
  Act act
  String reason

  /**
   * Tells whether a text breaks the rule. Throws {@link TooSlow} where a pattern takes too long, which depends on the
   * text as well: nobody may hold an event loop up with what they say.
   */
  boolean brokenBy(String text) {
    patterns.any { Pattern pattern -> found(pattern, text) }
  }

  private static boolean found(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Bounded(text)).find()
    } catch (StackOverflowError deep) {
      throw new TooSlow()
    }
  }

  /** A pattern that looked at more characters than any sound one has to. */
  static class TooSlow extends RuntimeException {
    TooSlow() {
      super('too slow', null, false, false)
    }
  }

  /** A text that can be looked at so many times. */
  private static final class Bounded implements CharSequence {
    private static final int EACH = 30
    private static final int ANY = 20_000

    private final String text
    private int left

    Bounded(String text) {
      this.text = text
      this.left = ANY + EACH * text.length()
    }

    @Override
    char charAt(int index) {
      if (--left < 0) {
        throw new TooSlow()
      }
      text.charAt(index)
    }

    @Override
    int length() {
      text.length()
    }

    @Override
    CharSequence subSequence(int start, int end) {
      text.subSequence(start, end)
    }

    @Override
    String toString() {
      text
    }
  }
}

package hubbub.console.program;

import java.util.List;

/**
 * Something that can be typed.
 *
 * @param name the word
 * @param usage what stands behind it, in capitals where it is to be replaced, in brackets where it may be left out
 * @param summary what it does, in a sentence
 * @param audience whom it is for
 * @param action what does it
 */
record Command(String name, String usage, String summary, Audience audience, Action action) {
  /** Whom a command is for; each has those of the ones before as well. */
  enum Audience {
    EVERYBODY, WIZARDS, ADMINS;

    /** Returns the last one to which somebody with these roles belongs. */
    static Audience of(List<String> roles) {
      return roles.contains("admin") ? ADMINS : roles.contains("wizard") ? WIZARDS : EVERYBODY;
    }
  }

  /** What a command does with the rest of the line. */
  @FunctionalInterface
  interface Action {
    /** Does it; fails with a sentence for the person, or with {@link WrongUsage}. */
    void run(Line line) throws Refused, WrongUsage;
  }

  /** A line from which something is missing, or that has something in it that cannot be read. */
  static final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1L;

    WrongUsage() {
      super(null, null, false, false);
    }
  }

  /** Returns how it is typed. */
  String form() {
    return usage.isEmpty() ? name : name + " " + usage;
  }
}

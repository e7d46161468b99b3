package hubbub.terminal.shell;

/** What has a beginning and an end within a word, and what may lie in it. */
enum Pair {
  /** {@code "…"}. */
  QUOTES('"', '"', "quote", true, true),
  /** {@code `…`}, whose contents the shell reads only when it runs them. */
  BACKQUOTES('`', '`', "backquote", false, false),
  /** <code>${…}</code>. */
  PARAMETER('{', '}', "${", true, true),
  /** {@code a[…]=}. */
  SUBSCRIPT('[', ']', "[", true, true),
  /** {@code ((…))}, {@code $((…))}; the second bracket is counted like any other in it. */
  ARITHMETIC('(', ')', "((", true, false),
  /** {@code $[…]}. */
  OLD_ARITHMETIC('[', ']', "$[", true, false),
  /** The brackets of a pattern, such as {@code @(…)}, or of a regular expression. */
  PATTERN('(', ')', "(", false, false);

  private final char open;
  private final char close;
  private final String shown;
  private final boolean commands;
  private final boolean expansions;

  Pair(char open, char close, String shown, boolean commands, boolean expansions) {
    this.open = open;
    this.close = close;
    this.shown = shown;
    this.commands = commands;
    this.expansions = expansions;
  }

  boolean isClosedBy(int c) {
    return c == close;
  }

  /** Tells whether another bracket of the kind wants an end of its own; a brace does only behind a dollar. */
  boolean isOpenedAgainBy(int c) {
    return c == open && open != close && this != PARAMETER;
  }

  /** Tells whether quotes of all kinds may lie in it. */
  boolean hasQuotes() {
    return open != close;
  }

  /** Tells whether {@code $(…)} may lie in it. */
  boolean hasCommands() {
    return commands;
  }

  /** Tells whether <code>${…}</code> and {@code $[…]} may lie in it. */
  boolean hasExpansions() {
    return expansions;
  }

  /** Tells whether {@code <(…)} and {@code >(…)} may lie in it. */
  boolean hasProcesses() {
    return expansions && open != close;
  }

  /** Returns what opens it, as a message shows it. */
  String shown() {
    return shown;
  }
}

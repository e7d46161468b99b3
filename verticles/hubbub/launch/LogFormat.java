package hubbub.launch;

/** In which form the log is written: as the environment wishes. */
final class LogFormat {
  private static final String NAME = "HUBBUB_LOG_FORMAT";

  private LogFormat() {}

  /** Tells whether it is the one for machines. */
  static boolean isJson() {
    return wish().equals("json");
  }

  /** Refuses a form there is none of. */
  static void check() {
    String wish = wish();
    if (!wish.equals("text") && !wish.equals("json")) {
      throw new StartFailure(ExitCode.WRONG_CONFIGURATION, NAME + " is \"" + wish + "\", but must be text or json.");
    }
  }

  private static String wish() {
    return System.getenv().getOrDefault(NAME, "text");
  }
}

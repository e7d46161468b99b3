package hubbub.launch;

/** In which form the log is written: what {@code logback.xml} makes of the environment, looked at for mistakes. */
final class LogFormat {
  private static final String NAME = "HUBBUB_LOG_FORMAT";

  private LogFormat() {}

  /** Refuses a form there is none of, in which nothing would be written. */
  static void check() {
    String wish = System.getenv().getOrDefault(NAME, "text");
    if (!wish.equals("text") && !wish.equals("json")) {
      throw new StartFailure(ExitCode.WRONG_CONFIGURATION, NAME + " is \"" + wish + "\", but must be text or json.");
    }
  }
}

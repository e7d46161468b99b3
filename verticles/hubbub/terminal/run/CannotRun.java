package hubbub.terminal.run;

/** A command or session that was refused before anything ran. The message is for whoever asked for it. */
public final class CannotRun extends RuntimeException {
  CannotRun(String message) {
    super(message);
  }

  CannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}

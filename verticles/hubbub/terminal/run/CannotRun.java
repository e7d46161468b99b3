package hubbub.terminal.run;

/** A command or session that was refused before anything ran. The message is for whoever asked for it. */
public sealed class CannotRun extends RuntimeException permits NoSuchPipe {
  CannotRun(String message) {
    super(message);
  }

  CannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}

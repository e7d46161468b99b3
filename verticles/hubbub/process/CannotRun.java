package hubbub.process;

/** A program that was refused before anything ran. The message is for whoever asked for it. */
public class CannotRun extends RuntimeException {
  public CannotRun(String message) {
    super(message);
  }

  public CannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}

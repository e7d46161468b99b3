package hubbub.console.run;

/** A command line that cannot be split into words. The message says where it is broken, for whoever wrote it. */
public final class BrokenTemplate extends RuntimeException {
  BrokenTemplate(String message) {
    super(message);
  }
}

package hubbub.console.program;

/** A command that cannot be done; the message is for the person. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String sentence) {
    super(sentence, null, false, false);
  }
}

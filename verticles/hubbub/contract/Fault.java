package hubbub.contract;

/**
 * A failure that is meant for whoever asked. Its detail is a sentence that may be shown to a person; it never holds a
 * secret or another person's data. Has no stack trace: it is an answer, not a defect.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** Makes a failure with the code's own sentence. */
  public Fault(ErrorCode code) {
    this(code, code.sentence());
  }

  /** Makes a failure with a sentence of its own. */
  public Fault(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** Returns what kind of failure this is. */
  public ErrorCode code() {
    return code;
  }

  /** Returns a sentence for the person who asked. */
  public String detail() {
    return getMessage();
  }

  /** Tells whether a throwable is a fault of this code. */
  public static boolean is(Throwable problem, ErrorCode code) {
    return problem instanceof Fault fault && fault.code == code;
  }
}

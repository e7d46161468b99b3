package hubbub.contract;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure that is meant for whoever asked. Its detail is a sentence that may be shown to a person; it never holds a
 * secret or another person's data. Has no stack trace: it is an answer, not a defect.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern WAIT = Pattern.compile("in (\\d{1,9}) s\\.$");

  private final ErrorCode code;

  /** Makes a failure with the code's own sentence. */
  public Fault(ErrorCode code) {
    this(code, code.sentence());
  }

  /** Makes a failure with a sentence of its own. */
  public Fault(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  /** Makes a failure with what it came of, for whoever can do something about that; the bus does not carry it. */
  public Fault(ErrorCode code, String detail, Throwable cause) {
    super(detail, cause, false, false);
    this.code = code;
  }

  /** Makes a THROTTLED that says when to come back; the bus carries a sentence and nothing beside it. */
  public static Fault throttled(long waitMillis) {
    return new Fault(ErrorCode.THROTTLED,
        "Too many failed attempts. Try again in " + Math.ceilDiv(waitMillis, 1000L) + " s.");
  }

  /** Returns after how many seconds to come back, where the sentence says it as {@link #throttled} does. */
  public OptionalInt waitSeconds() {
    Matcher found = WAIT.matcher(detail());
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
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

package hubbub.bridge.protocol.console;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Closed;

/** How failures and ends are told. */
final class Wording {
  private Wording() {}

  /** Returns a sentence for a person. */
  static String sentence(Throwable problem) {
    return problem instanceof Fault fault ? fault.detail() : ErrorCode.INTERNAL.sentence();
  }

  /** Returns why a password was not taken, in words that fit one which the page has hashed. */
  static String password(Throwable problem) {
    return Fault.is(problem, ErrorCode.PASSWORD_INVALID) ? "This cannot be a password." : sentence(problem);
  }

  /** Returns with which code a connection ends. Only where the hub is to blame a page should come back by itself. */
  static CloseReason close(Closed.Reason reason) {
    return switch (reason) {
      case ENDED, IDLE, KILLED -> CloseReason.NORMAL;
      case CRASHED, START_TIMEOUT -> CloseReason.CONSOLE_FAILED;
      case TAKEN_OVER -> CloseReason.REPLACED;
      case DRAINING -> CloseReason.DRAINING;
      case REVOKED -> CloseReason.REVOKED;
    };
  }
}

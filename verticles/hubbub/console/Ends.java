package hubbub.console;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Closed;
import hubbub.process.Outcome;
import java.util.Optional;

/** How far the end of a console has come. */
final class Ends {
  private Outcome outcome;
  private boolean quit;
  private boolean gone;
  private Closed closed;

  /** One side has said that it wants to quit. */
  void quit() {
    quit = true;
  }

  boolean quits() {
    return quit;
  }

  /** Its connection is over. */
  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  /** Its program has ended. */
  void exited(Outcome how) {
    outcome = how;
  }

  /** Returns how its program has ended, where it has. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** It is no console any more, and who saw it was told this. */
  void end(Closed told) {
    closed = told;
  }

  boolean over() {
    return closed != null;
  }

  /** Returns what is told to somebody who hears of its end instead of what was asked. */
  Fault fault() {
    return closed.reason() == Closed.Reason.DRAINING ? new Fault(ErrorCode.UNAVAILABLE)
        : new Fault(ErrorCode.CONSOLE_DOWN, closed.text());
  }
}

package hubbub.process;

/** How a program ended. */
public sealed interface Outcome {
  /** It ended by itself. */
  record Exited(int code) implements Outcome {}

  /** A signal ended it. */
  record Signalled(Signal signal) implements Outcome {}

  /** Reads the status of {@code waitpid}. */
  static Outcome of(int status) {
    int signal = status & 0x7f;
    return signal == 0 ? new Exited(status >> 8 & 0xff) : new Signalled(new Signal(signal));
  }
}

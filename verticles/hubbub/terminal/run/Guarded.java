package hubbub.terminal.run;

import hubbub.process.Outcome;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose failures do not disturb its command: it then hears nothing more but the end. */
final class Guarded implements CommandListener {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private final CommandListener listener;
  private boolean silent;

  Guarded(CommandListener listener) {
    this.listener = listener;
  }

  /** Tells it nothing more but the end. */
  void silence() {
    silent = true;
  }

  boolean isSilent() {
    return silent;
  }

  @Override
  public void output(Source source, ByteBuffer bytes) {
    tell(() -> listener.output(source, bytes));
  }

  @Override
  public void passed(int pipe, Source source, ByteBuffer bytes) {
    tell(() -> listener.passed(pipe, source, bytes));
  }

  @Override
  public void truncated(int pipe, Source source) {
    tell(() -> listener.truncated(pipe, source));
  }

  @Override
  public void stageEnded(int pipe, int status) {
    tell(() -> listener.stageEnded(pipe, status));
  }

  @Override
  public void completed(Outcome outcome) {
    silent = false;
    tell(() -> listener.completed(outcome));
  }

  private void tell(Runnable call) {
    if (silent) {
      return;
    }
    try {
      call.run();
    } catch (RuntimeException | Error failure) {
      LOG.error("listener_of_a_command_failed", failure);
      silent = true;
    }
  }
}

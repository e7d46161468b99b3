package hubbub.terminal.run;

import hubbub.process.Descriptor;
import hubbub.process.Libc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits on a thread of its own for both ends of a breakpoint: for the stage that writes into the first named pipe, then
 * for the one that reads from the second. Opening a named pipe returns exactly when the other side has opened it too,
 * so from then on its end means the end of that stage.
 */
final class Meeting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Meeting.class);

  private final String in;
  private final String out;
  private final BiConsumer<Descriptor, Descriptor> met;
  private final Thread thread;
  private boolean closed;

  Meeting(String in, String out, BiConsumer<Descriptor, Descriptor> met) {
    this.in = in;
    this.out = out;
    this.met = met;
    this.thread = Thread.ofPlatform().daemon().name("terminal-meeting").stackSize(1 << 18).start(this::meet);
  }

  private void meet() {
    try {
      Descriptor first = Descriptor.meet(in, Libc.O_RDONLY);
      try {
        Descriptor second = Descriptor.meet(out, Libc.O_WRONLY);
        hand(first, second);
      } catch (IOException failure) {
        first.close();
        throw failure;
      }
    } catch (IOException failure) {
      LOG.debug("breakpoint_never_met pipe={}", in, failure);
    }
  }

  private synchronized void hand(Descriptor first, Descriptor second) {
    if (closed) {
      first.close();
      second.close();
    } else {
      met.accept(first, second);
    }
  }

  /** Gives up waiting. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    List<Descriptor> others = new ArrayList<>();
    try {
      // Whom the thread waits for has come with this.
      others.add(Descriptor.open(in, Libc.O_RDWR));
      others.add(Descriptor.open(out, Libc.O_RDWR));
      thread.join();
    } catch (IOException gone) {
      LOG.warn("breakpoint_pipe_gone pipe={}", in, gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    others.forEach(Descriptor::close);
  }
}

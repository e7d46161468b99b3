package hubbub.console.run;

import hubbub.process.Block;
import hubbub.process.CannotRun;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.Outcome;
import hubbub.process.PollSet;
import hubbub.process.Signal;
import hubbub.process.Wake;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A console that runs. Its process leads a session of its own, at home, with umask 077, nothing to read, and nothing
 * of the hub but what {@link Launch} says. It ends with all that it started: when somebody wants it to, when its
 * process ends by itself, and when the hub ends, be it by {@code kill -9}. Starting it blocks for some milliseconds;
 * everything else may be done on an event loop.
 */
public final class ConsoleProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleProcess.class);
  private static final int BLOCK = 16 << 10;
  /** What a pipe holds, in blocks: what comes behind it comes from somebody left behind. */
  private static final int LAST_BLOCKS = 4;
  /** Milliseconds between two blocks, so that a console that says too much has to wait. */
  private static final int PAUSE = 10;
  /** Milliseconds after KILL in which any process has ended that ever will. */
  private static final long GRACE = 20_000;
  private static final Outcome NOT_KNOWN = new Outcome.Signalled(Signal.KILL);

  private final Start start;
  private final ConsoleListener listener;
  private final long patience;
  private final Wake wake = new Wake();
  private final PollSet set = new PollSet();
  private final Tail tail = new Tail();
  private final Block block = new Block(BLOCK);
  private final CompletableFuture<Void> completion = new CompletableFuture<>();
  private volatile boolean endWanted;
  private long abandoned = Long.MAX_VALUE;

  private ConsoleProcess(Start start, long patience, ConsoleListener listener) throws IOException {
    this.start = start;
    this.patience = patience;
    this.listener = listener;
  }

  /** Starts a console; fails with {@link CannotRun} where this machine or the hub's rights do not allow it. */
  public static ConsoleProcess start(Launch launch, ConsoleListener listener) {
    try {
      Start start = Start.of(launch);
      boolean served = false;
      try {
        start.keeper().watch(start.child().pid());
        ConsoleProcess console = new ConsoleProcess(start, launch.patience().kill().toMillis() + GRACE, listener);
        Thread.ofPlatform().daemon().name("console-" + start.child().pid()).stackSize(1 << 18).start(console::serve);
        served = true;
        return console;
      } finally {
        // Also where no thread was to be had, which is an error.
        if (!served) {
          start.close();
        }
      }
    } catch (IOException failure) {
      throw new CannotRun("The console cannot be started: " + failure.getMessage(), failure);
    }
  }

  /** Returns the number of its process. */
  public int pid() {
    return start.child().pid();
  }

  /** Ends it with all it started: HUP, then TERM, then KILL, as {@link Launch#patience} says. */
  public void end() {
    endWanted = true;
    wake.ring();
  }

  /** Returns what is complete when the listener has been told of the end and nothing is left. */
  public CompletableFuture<Void> completion() {
    return completion.copy();
  }

  /** Returns what the environment of its processes contains, and of no others. */
  String mark() {
    return start.mark();
  }

  private void serve() {
    try {
      attempt(this::await);
      attempt(this::drain);
      Outcome outcome = start.child().outcome().orElse(NOT_KNOWN);
      attempt(() -> listener.ended(outcome, tail.lines()));
    } finally {
      attempt(start::close);
      attempt(wake::close);
      completion.complete(null);
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  // Whatever fails, be it for want of memory: somebody waits for the end.
  private void attempt(Step step) {
    try {
      step.take();
    } catch (IOException | RuntimeException | Error failure) {
      LOG.error("console_failed pid={}", pid(), failure);
    }
  }

  private void await() throws IOException {
    boolean paused = false;
    while (start.child().outcome().isEmpty() && now() < abandoned) {
      set.clear();
      int woken = set.add(wake.event(), Libc.POLLIN);
      int ended = set.add(start.child().descriptor(), Libc.POLLIN);
      int spoken = start.output().isOpen() && !paused ? set.add(start.output(), Libc.POLLIN) : -1;
      set.await(paused ? PAUSE : abandoned == Long.MAX_VALUE ? -1 : (int) patience);
      if (set.possible(woken) != 0) {
        wake.silence();
      }
      paused = spoken >= 0 && set.possible(spoken) != 0 && read() > 0;
      if (set.possible(ended) != 0) {
        start.child().look();
      }
      if (endWanted && abandoned == Long.MAX_VALUE) {
        abandoned = now() + patience;
        start.keeper().end(mark(), pid());
      }
    }
  }

  private void drain() {
    int blocks = 0;
    while (blocks < LAST_BLOCKS && read() > 0) {
      blocks++;
    }
  }

  /** Reads a block at most and returns how much there was. */
  private int read() {
    int read = start.output().isOpen() ? start.output().read(block, 0, BLOCK) : Descriptor.ENDED;
    if (read > 0) {
      tail.add(block, read);
    } else if (read == Descriptor.ENDED) {
      // It would be told again and again.
      start.output().close();
    }
    return read;
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}

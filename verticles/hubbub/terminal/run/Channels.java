package hubbub.terminal.run;

import hubbub.process.Libc;
import hubbub.process.PollSet;
import hubbub.process.Wake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * All that a running command has to do with, waited for together. Filled by the thread that starts the command, then
 * used by the command's own; only {@link #post}, {@link #wake} and {@link #meanwhile} are for any thread.
 */
final class Channels implements AutoCloseable {
  private final Wake wake = new Wake();
  private final PollSet set = new PollSet();
  private final List<Channel> channels = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Meeting> meetings = new ArrayList<>();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  // Held by the command's thread while it does not wait.
  private final ReentrantLock turn = new ReentrantLock();
  private boolean closed;

  Channels() throws IOException {}

  /** Adds one; they are served in this order. */
  <C extends Channel> C add(C channel) {
    channels.add(channel);
    if (channel instanceof Output output) {
      outputs.add(output);
    } else if (channel instanceof Tap tap) {
      taps.add(tap);
    } else if (channel instanceof Input input) {
      inputs.add(input);
    }
    return channel;
  }

  /** Adds somebody who connects a tap later. */
  void add(Meeting meeting) {
    meetings.add(meeting);
  }

  /** Has the command's thread do something. */
  void post(Runnable task) {
    tasks.add(task);
    wake.ring();
  }

  /** Has the command's thread do something later, if it still serves the command then. */
  void post(int milliseconds, Runnable task) {
    CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS).execute(() -> post(task));
  }

  /** Has the command's thread look again. */
  void wake() {
    wake.ring();
  }

  /**
   * Does something that does not wait on the caller's thread, if the command's own does nothing but wait and nothing
   * was posted before: that spares a key the way through another thread. Tells whether it was done, and its own answer.
   */
  boolean meanwhile(BooleanSupplier action) {
    if (!turn.tryLock()) {
      return false;
    }
    try {
      return !closed && tasks.isEmpty() && action.getAsBoolean();
    } finally {
      turn.unlock();
    }
  }

  /** Waits until something is possible or posted, and does it. */
  void serve() {
    int woken = prepare();
    set.await();
    turn.lock();
    try {
      if (set.possible(woken) != 0) {
        wake.silence();
      }
      channels.forEach(channel -> channel.serve(set));
      // Last, so that whoever serves sees at once what a task has changed.
      work();
      // Still later, so that a new size is there before the keys that were typed behind it.
      inputs.forEach(Input::writeNew);
    } finally {
      turn.unlock();
    }
  }

  private int prepare() {
    turn.lock();
    try {
      set.clear();
      int woken = set.add(wake.event(), Libc.POLLIN);
      channels.forEach(channel -> channel.prepare(set));
      return woken;
    } finally {
      turn.unlock();
    }
  }

  private void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Lets terminals end when the programs that have them open do. */
  void letGo() {
    outputs.forEach(output -> output.terminal().letGo());
  }

  /** Tells whether no program has a terminal or a tapped pipe open any more, and all has been read. */
  boolean isAtEnd() {
    return outputs.stream().allMatch(Output::isAtEnd) && taps.stream().noneMatch(Tap::isOpen);
  }

  /** Reads what is there, as far as there is credit, and tells whether nothing is left for now. */
  boolean isDrained() {
    return outputs.stream().allMatch(Output::isDrained);
  }

  @Override
  public void close() {
    turn.lock();
    closed = true;
    turn.unlock();
    meetings.forEach(Meeting::close);
    // Where two have met in the last moment, what they opened is closed with the tap.
    work();
    channels.forEach(Channel::close);
    wake.close();
  }
}

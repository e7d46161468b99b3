package hubbub.process;

import java.io.IOException;
import java.util.Optional;

/** A program that was started as the leader of a session of processes, and is ours to wait for. For one thread. */
public final class Child implements AutoCloseable {
  private static final int NO_WAIT = 1;

  private final int pid;
  private final Descriptor descriptor;
  private final Block status = new Block(Integer.BYTES);
  private Outcome outcome;

  /** Takes over a process that was just started. */
  public Child(int pid) throws IOException {
    this.pid = pid;
    try {
      descriptor = Descriptor.ofProcess(pid);
    } catch (IOException failure) {
      kill();
      throw failure;
    }
  }

  /** Returns its process id, which is also the number of its session and its group. */
  public int pid() {
    return pid;
  }

  /** Returns what can be read from once it has ended. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** Finds out whether it has ended; does not wait. */
  public void look() {
    if (outcome == null && Libc.waitpid(pid, status.address(0), NO_WAIT) == pid) {
      outcome = Outcome.of(status.bytes().getInt(0));
    }
  }

  /** Returns how it ended, if that has been found out. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Kills it if it has not ended, and waits until it has. */
  @Override
  public void close() {
    descriptor.close();
    if (outcome == null) {
      kill();
    }
  }

  private void kill() {
    Libc.kill(-pid, Signal.KILL.number());
    while (Libc.waitpid(pid, status.address(0), 0) < 0 && Libc.error() == Libc.EINTR) {
      Thread.onSpinWait();
    }
    outcome = Outcome.of(status.bytes().getInt(0));
  }
}

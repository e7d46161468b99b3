package hubbub.terminal.run;

import hubbub.process.Child;
import hubbub.process.Libc;
import hubbub.process.Outcome;
import hubbub.process.PollSet;
import hubbub.process.Signal;
import hubbub.terminal.run.ProcessTable.Entry;
import hubbub.terminal.run.ProcessTable.Identity;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The shell of a command: it leads the session of processes that the command consists of. */
final class ShellProcess implements Channel {
  private final Child child;
  private final int pid;
  private int place = -1;

  /** Takes over a process that was started as the leader of a session. */
  ShellProcess(int pid) throws IOException {
    this.child = new Child(pid);
    this.pid = pid;
  }

  int pid() {
    return pid;
  }

  @Override
  public void prepare(PollSet set) {
    place = outcome().isEmpty() ? set.add(child.descriptor(), Libc.POLLIN) : -1;
  }

  @Override
  public void serve(PollSet set) {
    if (place >= 0 && set.possible(place) != 0) {
      child.look();
    }
  }

  /** Returns how the shell ended, if it has. */
  Optional<Outcome> outcome() {
    return child.outcome();
  }

  /**
   * Sends a signal: one of the keyboard's to the foreground, another one to every process group there is, the
   * foreground first.
   */
  void signal(Signal signal, int foreground) {
    Set<Integer> groups = new LinkedHashSet<>();
    if (foreground > 1) {
      groups.add(foreground);
    }
    if (groups.isEmpty() || !signal.isOfTheKeyboard()) {
      ProcessTable.ofSession(pid).forEach(process -> groups.add(process.group()));
    }
    groups.forEach(group -> Libc.kill(-group, signal.number()));
  }

  /** Returns the processes of its session. */
  Set<Identity> processes() {
    return ProcessTable.ofSession(pid).stream().map(Entry::identity).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Sends a signal once more to those whom it has not reached a moment ago, when these were there. Because it has a
   * trap for its end, bash has a handler of its own for every signal: it only notes one that comes before or while it
   * starts a program, and then waits for that program without looking; and the program, before it is one, notes it too
   * and forgets it. Whoever a signal would have ended has not got it if it is still there.
   */
  void insist(Signal signal, Set<Identity> there) {
    if (outcome().isEmpty()) {
      Libc.kill(pid, signal.number());
    }
    for (Entry process : ProcessTable.ofSession(pid)) {
      // After any signal but INT, which programs may keep to themselves, the shell would have started nothing more.
      // Once the shell has ended its number may be somebody else's.
      boolean meant = there.contains(process.identity())
          || outcome().isEmpty() && process.parent() == pid && !signal.equals(Signal.INT);
      if (process.pid() != pid && meant && process.endsBy(signal)) {
        Libc.kill(process.pid(), signal.number());
      }
    }
  }

  /** Tells whether its own process group is empty, so that the number is nobody's. */
  boolean isForgotten() {
    return outcome().isPresent() && Libc.kill(-pid, 0) < 0 && Libc.error() == Libc.ESRCH;
  }

  /** Kills the shell if it has not ended, and waits until it has. */
  @Override
  public void close() {
    child.close();
  }
}

package hubbub.terminal.run;

import hubbub.process.Outcome;
import hubbub.process.Patience;
import hubbub.process.Signal;
import hubbub.terminal.run.CommandRequest.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command that runs. Its reading and writing blocks a thread of its own: every method here may be called on an event
 * loop, returns at once, and does nothing any more when the command has ended.
 */
public final class Command {
  private static final Logger LOG = LoggerFactory.getLogger(Command.class);
  /** More than a terminal can hold, in blocks: what still comes then comes from somebody left behind. */
  private static final int LAST_BLOCKS = 8;
  /** Milliseconds in which a signal has been sent. */
  private static final int SENT = 2;
  /** Milliseconds in which bash has started a program, on an idle and on a busy machine. */
  private static final int[] AGAIN = {50, 200, 800, 3000};
  private static final char INTERRUPT = 3;
  private static final Outcome NOT_KNOWN = new Outcome.Signalled(Signal.KILL);

  /** The session of a command, called by the command's thread. */
  interface Owner {
    /** The shell has ended and left a state, if it could. */
    void shellEnded(Optional<ShellState> left);

    /** Somebody wants the command to end. */
    void end(Command command) throws IOException;

    /** Nothing of the command is open any more. */
    void over(Command command) throws IOException;
  }

  private final int number;
  private final Kind kind;
  private final boolean trapped;
  private final Wiring wiring;
  private final Channels channels;
  private final ShellProcess shell;
  private final Guarded listener;
  private final CompletableFuture<Outcome> completion = new CompletableFuture<>();
  private boolean endWanted;
  private boolean abandoned;
  private int lastBlocks;

  Command(int number, CommandRequest request, Wiring wiring, ShellProcess shell, Guarded listener) {
    this.number = number;
    this.kind = request.kind();
    // With traps of its own a command would notice that a signal came twice. On a PTY there is somebody who sees.
    this.trapped = kind != Kind.PLAIN || request.text().contains("trap");
    this.wiring = wiring;
    this.channels = wiring.channels();
    this.shell = channels.add(shell);
    this.listener = listener;
  }

  /** Returns its number within its session, counted from 1. */
  public int number() {
    return number;
  }

  /** Lets that many more bytes of output be told. Without credit nothing is read, and the programs have to wait. */
  public void grant(long bytes) {
    if (wiring.credit().grant(bytes)) {
      channels.wake();
    }
  }

  /** Types something, and tells whether it was taken: not while more than a megabyte waits for the programs. */
  public boolean input(byte[] bytes) {
    insistOnInterrupt(bytes);
    return bytes.length == 0 || offer(bytes.clone());
  }

  /** Types something that somebody waits with: tells how many bytes it was, on any thread, when they are taken. */
  public void input(byte[] bytes, IntConsumer taken) {
    insistOnInterrupt(bytes);
    if (bytes.length > 0) {
      wiring.input().add(bytes.clone(), taken);
      writeInput();
    }
  }

  /** Ends the input, as a key would: for whoever reads now. Tells whether it was taken. */
  public boolean endInput() {
    return offer(new byte[0]);
  }

  private boolean offer(byte[] bytes) {
    boolean taken = wiring.input().offer(bytes);
    writeInput();
    return taken;
  }

  private void writeInput() {
    if (!channels.meanwhile(wiring.input()::writeNew)) {
      channels.wake();
    }
  }

  private void insistOnInterrupt(byte[] bytes) {
    if (!trapped && new String(bytes, StandardCharsets.ISO_8859_1).indexOf(INTERRUPT) >= 0) {
      channels.post(() -> insist(Signal.INT));
    }
  }

  /** Sends a signal: one of the keyboard's to what is in the foreground, any other to all processes. */
  public void signal(Signal signal) {
    channels.post(() -> {
      insist(signal);
      shell.signal(signal, wiring.terminals().getFirst().foreground());
    });
  }

  /** Makes sure that a signal that is sent now reaches whom it should: whoever is there now, and when it is sent. */
  private void insist(Signal signal) {
    if (!trapped && signal.endsShells()) {
      Set<ProcessTable.Identity> there = shell.processes();
      channels.post(SENT, () -> there.addAll(shell.processes()));
      for (int milliseconds : AGAIN) {
        channels.post(milliseconds, () -> shell.insist(signal, there));
      }
    }
  }

  /** Changes the size of its terminals; the programs are told. */
  public void resize(Size size) {
    channels.post(() -> wiring.terminals().forEach(terminal -> terminal.resize(size)));
  }

  /** Stops what passes a breakpoint, which makes the stage before it wait, or lets it pass again. */
  public void hold(int pipe, boolean held) {
    if (!wiring.taps().containsKey(pipe)) {
      throw new IllegalArgumentException("there is no breakpoint at pipe " + pipe);
    }
    channels.post(() -> wiring.taps().get(pipe).hold(held));
  }

  /** Ends it with all it started: HUP, then TERM, then KILL, as the session's {@link Patience} says. */
  public void end() {
    channels.post(() -> endWanted = true);
  }

  /** Returns what is complete when the listener has been told of the end. */
  public CompletableFuture<Outcome> completion() {
    return completion.copy();
  }

  /** Tells its listener nothing more but the end, and reads without credit. */
  void discard() {
    channels.post(listener::silence);
    grant(Long.MAX_VALUE);
  }

  /** Reads nothing more, whoever is still there. */
  void abandon() {
    channels.post(() -> abandoned = true);
  }

  /** Returns the process id of its shell, which is also the number of its session of processes. */
  int shell() {
    return shell.pid();
  }

  /** Tells whether nobody is left in the shell's process group. */
  boolean isForgotten() {
    return shell.isForgotten();
  }

  /** Serves the command to its end on a new thread. */
  void begin(String name, Owner owner) {
    Thread.ofPlatform().daemon().name(name).stackSize(1 << 18).start(() -> {
      try {
        attempt(() -> serve(owner));
        attempt(wiring::close);
        attempt(() -> owner.over(this));
      } finally {
        Outcome outcome = shell.outcome().orElse(NOT_KNOWN);
        listener.completed(outcome);
        completion.complete(outcome);
      }
    });
  }

  private interface Step {
    void take() throws IOException;
  }

  // Whatever fails, be it for want of memory: somebody waits for the end.
  private void attempt(Step step) {
    try {
      step.take();
    } catch (IOException | RuntimeException | Error failure) {
      LOG.error("command_failed number={}", number, failure);
    }
  }

  private void serve(Owner owner) throws IOException {
    boolean running = true;
    while (running || !isOver()) {
      channels.serve();
      if (running && shell.outcome().isPresent()) {
        running = false;
        wiring.report().drain();
        owner.shellEnded(wiring.report().state());
        channels.letGo();
        // The operating system has hung up on what the shell leaves.
        insist(Signal.HUP);
      }
      if (endWanted) {
        endWanted = false;
        owner.end(this);
      }
      if (listener.isSilent()) {
        wiring.credit().grant(Long.MAX_VALUE);
      }
    }
  }

  private boolean isOver() {
    if (abandoned || channels.isAtEnd()) {
      return true;
    }
    return kind != Kind.PLAIN && isDrained();
  }

  // Not to be waited for: where somebody left behind has the terminal open, nothing may ever come.
  private boolean isDrained() {
    boolean drained = channels.isDrained();
    while (!drained && lastBlocks < LAST_BLOCKS && wiring.credit().of(1) > 0) {
      lastBlocks++;
      drained = channels.isDrained();
    }
    return drained || lastBlocks == LAST_BLOCKS;
  }
}

package hubbub.terminal;

import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Cut;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.process.Outcome;
import hubbub.terminal.run.Command;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.Optional;

/**
 * A command of a session as its viewers see it: what it said, who has been told how much of it, and how much of it may
 * be read. It is read while a viewer has credit, or while there is none.
 */
final class Job {
  /** So much is read ahead while nobody sees it. */
  private static final long UNSEEN_BYTES = 256 << 10;

  private final long serverId;
  private final Run run;
  private final Ring output;
  private final Collection<Viewer> viewers;
  private Screen screen;
  private String directory = "";
  private Optional<Command> command = Optional.empty();
  private Optional<Ended> ended = Optional.empty();
  private long begunAt;
  private long taken;
  private long granted;
  private long read;

  /** Makes a command that is to be run, seen by whoever is among the viewers at any time. */
  Job(long serverId, Run run, int ringBytes, Collection<Viewer> viewers) {
    this.serverId = serverId;
    this.run = run;
    this.screen = run.screen();
    this.output = new Ring(serverId, ringBytes);
    this.viewers = viewers;
  }

  long serverId() {
    return serverId;
  }

  Run run() {
    return run;
  }

  Ring output() {
    return output;
  }

  long begunAt() {
    return begunAt;
  }

  /** Returns the command while it runs. */
  Optional<Command> command() {
    return ended.isPresent() ? Optional.empty() : command;
  }

  /** Returns the command since it has begun, also when it has ended. */
  boolean begun() {
    return command.isPresent();
  }

  Optional<Ended> ended() {
    return ended;
  }

  /** It has begun: all viewers are told, and nothing of its output before. */
  void begin(Command running, String where, long now) {
    command = Optional.of(running);
    directory = where;
    begunAt = now;
    TerminalEvent began = new TerminalEvent(Kind.BEGAN, state(0).toJson());
    viewers.forEach(viewer -> {
      viewer.tell(began);
      viewer.follow(this, 0);
    });
  }

  /** A viewer gives its screen another size: the others are told. */
  void resize(Resize resize) {
    screen = resize.screen();
    command().ifPresent(running -> running.resize(Desk.size(screen)));
    viewers.stream().filter(viewer -> !viewer.key().equals(resize.viewer()))
        .forEach(viewer -> viewer.tell(Kind.RESIZED, resize));
  }

  /** It said something: a chunk, for which credit was needed or not. */
  void said(Buffer chunk, int length, boolean credited) {
    read += credited ? length : 0;
    output.add(chunk);
    pump();
  }

  /** Something happened that has its place in the output. */
  void happened(TerminalEvent event) {
    output.add(event);
    pump();
  }

  /** It has ended, and all was said. */
  void end(Outcome outcome, long now) {
    Ended how = switch (outcome) {
      case Outcome.Exited exited -> new Ended(serverId, exited.code(), "", now, output.end());
      case Outcome.Signalled signalled -> new Ended(serverId, 0, signalled.signal().name(), now, output.end());
    };
    ended = Optional.of(how);
    happened(new TerminalEvent(Kind.ENDED, how.toJson()));
  }

  /** Lets a viewer follow it: from where its client is, or where the last one who left was, or from the beginning. */
  long join(Viewer viewer, Optional<Long> have, boolean replay) {
    viewer.follow(this, have.orElse(replay ? output.first() : taken));
    return viewer.reading(this).place().offset();
  }

  /** A viewer leaves. */
  void leave(Viewer viewer) {
    Reading reading = viewer.reading(this);
    if (reading != null) {
      taken = Math.max(taken, reading.taken());
      viewer.forget(this);
    }
    refill();
  }

  /** Tells all viewers what they may be told, and reads on as far as somebody may be told more. */
  void pump() {
    if (begun()) {
      viewers.forEach(this::pump);
      refill();
    }
  }

  /** Tells one viewer what it may be told. */
  void pump(Viewer viewer) {
    Reading reading = viewer.reading(this);
    if (reading == null) {
      return;
    }
    tellCut(viewer, reading);
    while (reading.place().read(reading.room(), new Telling(viewer))) {
      tellCut(viewer, reading);
    }
  }

  /** It is not remembered any more: who has not been told all gets the rest as a cut, and its end. */
  void forget() {
    viewers.forEach(viewer -> {
      Reading reading = viewer.reading(this);
      if (reading != null && !reading.place().atEnd()) {
        cut(viewer, output.end() - reading.place().offset());
        ended.ifPresent(how -> viewer.tell(Kind.ENDED, how));
      }
      viewer.forget(this);
    });
  }

  CommandState state(long from) {
    boolean drawn = run.kind() != Run.Kind.PLAIN;
    return new CommandState(serverId, run.viewer(), run.tag(), run.kind(), run.command(), run.breakpoints(), directory,
        begunAt, ended.map(Ended::endedAt).orElse(0L), ended.map(Ended::exitCode).orElse(0),
        ended.map(Ended::signal).orElse(""), output.end(), from, drawn ? screen.cols() : 0, drawn ? screen.rows() : 0);
  }

  /** Lets the command be read so far as somebody has credit. */
  void refill() {
    if (command().isEmpty()) {
      return;
    }
    long more = (viewers.isEmpty() ? UNSEEN_BYTES : wanted()) - (granted - read);
    // While nobody sees it, not for every line anew.
    if (more > (viewers.isEmpty() ? UNSEEN_BYTES / 2 : 0)) {
      granted += more;
      command.get().grant(more);
    }
  }

  private long wanted() {
    long most = 0;
    for (Viewer viewer : viewers) {
      Reading reading = viewer.reading(this);
      if (reading != null) {
        most = Math.max(most, reading.limit() - output.end());
      }
    }
    return most;
  }

  private void tellCut(Viewer viewer, Reading reading) {
    long missed = reading.place().skip();
    if (missed > 0) {
      reading.grant(missed);
      cut(viewer, missed);
    }
  }

  private void cut(Viewer viewer, long bytes) {
    viewer.tell(Kind.CUT, new Cut(serverId, bytes));
  }

  private record Telling(Viewer viewer) implements Ring.Reader {
    @Override
    public void bytes(Buffer chunk, int length) {
      viewer.tell(chunk);
    }

    @Override
    public void event(TerminalEvent event) {
      viewer.tell(event);
    }
  }
}

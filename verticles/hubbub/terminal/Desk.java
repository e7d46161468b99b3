package hubbub.terminal;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.Grant;
import hubbub.contract.terminal.Hold;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.OfViewer;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.SendSignal;
import hubbub.contract.terminal.Taken;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.process.Signal;
import hubbub.terminal.run.Command;
import hubbub.terminal.run.Size;
import io.vertx.core.Future;

/** What viewers do to commands that run. */
final class Desk {
  private static final Future<Done> DONE = Future.succeededFuture(Done.DONE);

  private final Office office;

  Desk(Office office) {
    this.office = office;
  }

  Future<Done> input(Terminal terminal, Input input) {
    Command command = running(terminal, input.viewer(), input.serverId());
    int most = office.config().limits().inputBytes();
    if (input.data().length() > most) {
      throw new Fault(ErrorCode.INPUT_TOO_LONG, "At most " + most + " bytes of input can be sent at once.");
    }
    boolean taken = command.input(input.data().getBytes()) && (!input.end() || command.endInput());
    if (!taken) {
      throw new Fault(ErrorCode.INPUT_TOO_LONG, "The command has not read its earlier input yet.");
    }
    terminal.used(office.times());
    return DONE;
  }

  /** Takes what was typed without an answer; nobody is told of what comes too late. */
  void typed(Terminal terminal, Input input) {
    Viewer viewer = terminal.viewers().get(input.viewer());
    if (viewer != null) {
      typed(terminal, viewer, input);
    } else if (!terminal.ended()) {
      office.bus().publish(TerminalApi.EVENT.of(input.viewer()),
          new TerminalEvent(Kind.FORGOTTEN, new OfViewer(input.viewer()).toJson()));
    }
  }

  private void typed(Terminal terminal, Viewer viewer, Input input) {
    Job job = terminal.jobs().get(input.serverId());
    if (viewer.readOnly() || job == null || job.command().isEmpty()) {
      return;
    }
    Command command = job.command().get();
    Reading reading = viewer.reading(job);
    command.input(input.data().getBytes(), length -> {
      // On whichever thread writes to the terminal, one at a time.
      long lot = reading.taken(length);
      if (lot > 0) {
        office.later(() -> viewer.tell(Kind.TAKEN, new Taken(job.serverId(), lot)));
      }
    });
    if (input.end()) {
      command.endInput();
    }
    terminal.used(office.times());
  }

  Future<Done> signal(Terminal terminal, SendSignal ask) {
    Command command = running(terminal, ask.viewer(), ask.serverId());
    Signal signal = Signal.of(ask.signal()).orElseThrow(() -> new Fault(ErrorCode.SIGNAL_INVALID));
    terminal.used(office.times());
    command.signal(signal);
    return DONE;
  }

  Future<Done> resize(Terminal terminal, Resize resize) {
    running(terminal, resize.viewer(), resize.serverId());
    terminal.jobs().get(resize.serverId()).resize(resize);
    return DONE;
  }

  Future<Done> hold(Terminal terminal, Hold hold) {
    Command command = running(terminal, hold.viewer(), hold.serverId());
    if (!terminal.jobs().get(hold.serverId()).run().breakpoints().contains(hold.location())) {
      throw new Fault(ErrorCode.BREAKPOINT_INVALID, "There is no breakpoint at pipe " + hold.location() + ".");
    }
    terminal.used(office.times());
    command.hold(hold.location(), hold.on());
    return DONE;
  }

  Future<Done> grant(Terminal terminal, Grant grant) {
    Viewer viewer = terminal.viewer(grant.viewer());
    Job job = terminal.jobs().get(grant.serverId());
    if (job != null && viewer.reading(job) != null) {
      viewer.reading(job).grant(grant.bytes());
      job.pump(viewer);
      job.refill();
    }
    return DONE;
  }

  Future<Done> leave(Terminal terminal, OfViewer leave) {
    terminal.leave(leave.viewer(), office.times());
    return DONE;
  }

  static Size size(Screen screen) {
    return new Size(screen.cols(), screen.rows());
  }

  private static Command running(Terminal terminal, String viewer, long serverId) {
    demandWriter(terminal, viewer);
    Job job = terminal.jobs().get(serverId);
    if (job == null || job.command().isEmpty()) {
      throw new Fault(ErrorCode.NO_SUCH_COMMAND);
    }
    return job.command().get();
  }

  /** Returns a viewer who may do more than watch. */
  static Viewer demandWriter(Terminal terminal, String viewer) {
    Viewer found = terminal.viewer(viewer);
    if (found.readOnly()) {
      throw new Fault(ErrorCode.TERMINAL_READ_ONLY);
    }
    return found;
  }
}

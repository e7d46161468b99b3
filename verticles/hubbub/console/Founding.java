package hubbub.console;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Closed;
import io.vertx.core.Future;
import java.util.function.Function;

/** Makes consoles: the program of somebody who sits down and has none. */
final class Founding {
  private final Office office;
  private final Ending ending;
  private final Crashes crashes;
  private final Launching launching;
  private final Function<Console, Future<Void>> service;
  private boolean closed;

  /** Makes consoles that are served by somebody at their addresses. */
  Founding(Office office, Ending ending, Crashes crashes, Launching launching,
      Function<Console, Future<Void>> service) {
    this.office = office;
    this.ending = ending;
    this.crashes = crashes;
    this.launching = launching;
    this.service = service;
  }

  /** Makes no more consoles. */
  void close() {
    closed = true;
  }

  /** Begins a console; its program is being started. Fails as {@link hubbub.contract.console.ConsoleApi#ATTACH}. */
  Console found(Attach attach, Name owner) {
    if (closed) {
      throw new Fault(ErrorCode.UNAVAILABLE);
    }
    crashes.demandStart(owner, office.times().passed());
    if (office.consoles().size() + ending.dying() >= office.config().limits().consoles()) {
      throw new Fault(ErrorCode.TOO_MANY_CONSOLES);
    }
    Console console = new Console(owner, office.addresses(), office.config(), office.times());
    office.consoles().add(console);
    console.runs(service.apply(console)
        .compose(served -> launching.start(console, attach))
        .compose(process -> office.audit().happened("started", console, owner.shown()).map(process)
            .onFailure(unwritten -> ending.abandon(process)))
        .onFailure(problem -> forget(console)));
    return console;
  }

  // Nobody was told of it yet but those who wait for its start, and they hear of this failure.
  private void forget(Console console) {
    console.ends().end(new Closed(Closed.Reason.CRASHED, ErrorCode.CONSOLE_REFUSED.sentence()));
    office.consoles().remove(console);
    console.addresses().close();
  }
}

package hubbub.console;

import hubbub.bus.Cemetery;
import hubbub.console.run.ConsoleProcess;
import hubbub.contract.console.Closed;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Gone;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ends consoles: tells who sees them, ends the connection, and the program where it does not end by that. Their
 * addresses answer a while longer: somebody may not have heard of the end yet.
 */
final class Ending {
  private final Office office;
  private final Cemetery cemetery = new Cemetery();
  private final Set<Future<Void>> dying = new HashSet<>();

  Ending(Office office) {
    this.office = office;
  }

  /** Ends a console; complete when nothing is left of its processes. */
  Future<Void> end(Console console, Reason reason, String text, String actor) {
    if (console.ends().over()) {
      return Future.succeededFuture();
    }
    Closed closed = new Closed(reason, text);
    console.ends().end(closed);
    office.consoles().remove(console);
    console.sitter().ifPresent(viewer -> viewer.close(closed, reason == Reason.ENDED || reason == Reason.CRASHED));
    console.spies().values().forEach(spy -> spy.close(closed, false));
    console.spies().clear();
    office.bus().publish(ConsoleApi.GONE, new Gone(console.id(), console.owner().shown()));
    cemetery.bury(console.addresses(), office.times().passed());
    office.audit().happened("ended " + reason.name().toLowerCase(Locale.ROOT), console, actor);
    return counted(console.process().compose(process -> die(console, process)).otherwiseEmpty());
  }

  /** Ends a program whose console there never was. */
  void abandon(ConsoleProcess process) {
    process.end();
    counted(Future.fromCompletionStage(process.completion(), office.context()));
  }

  /** Returns how many consoles have ended while their processes have not. */
  int dying() {
    return dying.size();
  }

  /** Ends the addresses whose time is over. */
  void clear(long now) {
    cemetery.clear(now);
  }

  /** Ends all consoles; complete when nothing is left of any, also of those that were ending already. */
  Future<Void> endAll() {
    office.consoles().all().forEach(console -> end(console, Reason.DRAINING, "The hub stops.", ""));
    List<Future<Void>> rest = new ArrayList<>(dying);
    rest.add(cemetery.close());
    return Future.join(rest).mapEmpty();
  }

  private Future<Void> counted(Future<Void> death) {
    dying.add(death);
    return death.onComplete(over -> dying.remove(death));
  }

  // A console that loses its connection may end by itself, and in order; one without a connection never hears of it.
  private Future<Void> die(Console console, ConsoleProcess process) {
    Duration patience = console.link().isPresent() ? office.config().timing().quit() : Duration.ZERO;
    console.link().ifPresent(Link::close);
    office.after(patience, () -> {
      if (console.ends().outcome().isEmpty()) {
        process.end();
      }
    });
    return Future.fromCompletionStage(process.completion(), office.context());
  }
}

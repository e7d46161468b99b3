package hubbub.terminal;

import hubbub.bus.Cemetery;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.TerminalEvent.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ends sessions. Their addresses answer a while longer: somebody may not have heard of the end yet.
 */
final class Ending {
  private final Office office;
  private final Cemetery cemetery = new Cemetery();
  private final Set<Future<Void>> dying = new HashSet<>();

  Ending(Office office) {
    this.office = office;
  }

  /** Ends a session; complete when nothing is left of its processes. */
  Future<Void> end(Terminal terminal, Closed.Reason reason, String actor) {
    if (terminal.ended()) {
      return Future.succeededFuture();
    }
    terminal.end();
    office.terminals().remove(terminal);
    terminal.tell(Kind.CLOSED, new Closed(terminal.id(), reason));
    terminal.viewers().clear();
    cemetery.bury(terminal.addresses(), office.times().passed());
    office.audit().session("ended " + reason.name().toLowerCase(Locale.ROOT), terminal, actor);
    Future<Void> death = office.blocking(() -> terminal.shell().end())
        .compose(over -> Future.fromCompletionStage(over, office.context()));
    dying.add(death);
    return death.onComplete(over -> dying.remove(death));
  }

  /** Ends the addresses whose time is over. */
  void clear(long now) {
    cemetery.clear(now);
  }

  /** Ends all sessions; complete when nothing is left of any, also of those that were ending already. */
  Future<Void> endAll() {
    office.terminals().all().forEach(terminal -> end(terminal, Closed.Reason.DRAINING, ""));
    List<Future<Void>> rest = new ArrayList<>(dying);
    rest.add(cemetery.close());
    return Future.join(rest).mapEmpty();
  }
}

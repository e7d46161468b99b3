package hubbub.terminal;

import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.TerminalEvent.Kind;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ends sessions. Their addresses answer a while longer: somebody may not have heard of the end yet.
 */
final class Ending {
  private static final long STAY_MILLIS = 60_000;

  private final Office office;
  private final Deque<Grave> graves = new ArrayDeque<>();
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
    graves.add(new Grave(terminal, office.times().passed() + STAY_MILLIS));
    office.audit().session("ended " + reason.name().toLowerCase(Locale.ROOT), terminal, actor);
    Future<Void> death = office.blocking(() -> terminal.shell().end())
        .compose(over -> Future.fromCompletionStage(over, office.context()));
    dying.add(death);
    return death.onComplete(over -> dying.remove(death));
  }

  /** Ends the addresses whose time is over. */
  void clear(long now) {
    while (!graves.isEmpty() && graves.peek().until() <= now) {
      graves.poll().terminal().addresses().close();
    }
  }

  /** Ends all sessions; complete when nothing is left of any, also of those that were ending already. */
  Future<Void> endAll() {
    office.terminals().all().forEach(terminal -> end(terminal, Closed.Reason.DRAINING, ""));
    List<Future<Void>> rest = new ArrayList<>(dying);
    graves.forEach(grave -> rest.add(grave.terminal().addresses().close()));
    graves.clear();
    return Future.join(rest).mapEmpty();
  }

  private record Grave(Terminal terminal, long until) {}
}

package hubbub.console;

import hubbub.bus.Leases;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Notice;
import hubbub.watch.Reading;
import java.util.function.LongConsumer;

/** What is done from time to time: viewers of dead bridges, and consoles whose time is over. */
final class Caretaker {
  private final Office office;
  private final Exits exits;
  private final Fates fates;
  private final LongConsumer sweep;
  private final Leases leases;
  private final Reading consoles;

  /** Looks after consoles, and lets somebody forget what is past. */
  Caretaker(Office office, Exits exits, Fates fates, LongConsumer sweep) {
    this.office = office;
    this.exits = exits;
    this.fates = fates;
    this.sweep = sweep;
    this.consoles = office.bus().meters().reading("hub_consoles", "Consoles that run.");
    this.leases = new Leases(office.config().timing().bridgeSilence().toMillis());
  }

  /** Takes whatever a bridge says for a sign of life. */
  void heard(String bridge) {
    leases.alive(bridge, office.times().passed());
  }

  /** To be called about every second. */
  void tick() {
    long now = office.times().passed();
    consoles.tell(office.consoles().size());
    leases.lost(now).forEach(exits::lose);
    office.consoles().all().forEach(console -> look(console, now));
    sweep.accept(now);
  }

  private void look(Console console, long now) {
    ConsoleConfig.Timing timing = office.config().timing();
    if (console.expected() && now - console.startedPassed() >= timing.start().toMillis()) {
      fates.late(console);
    } else if (console.sitter().isEmpty() && now - console.leftPassed() >= timing.kept().toMillis()) {
      fates.end(console, Reason.ENDED, "Nobody came back to the console.", "");
    } else if (!timing.idle().isZero()) {
      idle(console, console.usedPassed() + timing.idle().toMillis() - now);
    }
  }

  private void idle(Console console, long left) {
    if (left <= 0) {
      fates.end(console, Reason.IDLE, "The console was idle for too long.", "");
    } else if (left <= office.config().timing().warning().toMillis() && console.warn()) {
      console.tell(Kind.NOTICE,
          new Notice("This console ends in " + Math.ceilDiv(left, 1_000L) + " s, because nobody uses it."));
    }
  }
}

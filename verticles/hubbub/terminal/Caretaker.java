package hubbub.terminal;

import hubbub.bus.Leases;
import hubbub.contract.terminal.Closed.Reason;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.watch.Reading;

/** What is done from time to time: viewers of dead bridges, and sessions whose time is over. */
final class Caretaker {
  private final Office office;
  private final Doors doors;
  private final Ending ending;
  private final Leases leases;
  private final Reading terminals;
  private final Reading ptys;

  Caretaker(Office office, Doors doors, Ending ending) {
    this.office = office;
    this.doors = doors;
    this.ending = ending;
    this.terminals = office.bus().meters().reading("hub_terminals", "Sessions of the terminal.");
    this.ptys = office.bus().meters().reading("hub_ptys", "Terminals of commands that run.");
    this.leases = new Leases(office.config().timing().bridgeSilence().toMillis());
  }

  /** Takes whatever a bridge says for a sign of life. */
  void heard(String bridge) {
    leases.alive(bridge, office.times().passed());
  }

  /** To be called about every second. */
  void tick() {
    long now = office.times().passed();
    terminals.tell(office.terminals().all().size());
    ptys.tell(office.terminals().all().stream().mapToInt(Terminal::ptys).sum());
    leases.lost(now).forEach(doors::lose);
    office.terminals().all().forEach(terminal -> look(terminal, now));
    ending.clear(now);
  }

  private void look(Terminal terminal, long now) {
    TerminalConfig.Stay stay = office.config().times();
    long untilIdle = terminal.usedPassed() + stay.idle().toMillis() - now;
    long untilOld = terminal.begunPassed() + stay.oldest().toMillis() - now;
    if (terminal.viewers().isEmpty() && now - terminal.leftPassed() >= stay.kept().toMillis()) {
      ending.end(terminal, Reason.IDLE, "");
    } else if (untilOld <= 0) {
      ending.end(terminal, Reason.TOO_OLD, "");
    } else if (untilIdle <= 0) {
      ending.end(terminal, Reason.IDLE, "");
    } else if (untilOld <= stay.warning().toMillis() && terminal.warnOld()) {
      warn(terminal, untilOld, "because it is as old as a session may be.");
    } else if (untilIdle <= stay.warning().toMillis() && terminal.warnIdle()) {
      warn(terminal, untilIdle, "because nobody uses it.");
    }
  }

  private void warn(Terminal terminal, long left, String why) {
    terminal.tell(Kind.NOTICE, new Notice(Notice.Kind.SESSION_ENDS, terminal.id(), 0,
        "This terminal session ends in " + Math.ceilDiv(left, 1_000L) + " s, " + why, office.times().now() + left));
  }
}

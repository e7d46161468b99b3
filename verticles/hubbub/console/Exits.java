package hubbub.console;

import hubbub.contract.Done;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.Leave;
import io.vertx.core.Future;

/** How viewers leave consoles, which end with the one their person sits at, or wait for it to come back. */
final class Exits {
  private final Office office;
  private final Fates fates;

  Exits(Office office, Fates fates) {
    this.office = office;
    this.fates = fates;
  }

  Future<Done> leave(Console console, Leave leave) {
    if (!console.ends().over()) {
      console.spies().remove(leave.viewer());
      console.sitter().filter(viewer -> viewer.key().equals(leave.viewer()))
          .ifPresent(viewer -> leave(console, viewer, leave.lost()));
    }
    return Future.succeededFuture(Done.DONE);
  }

  /** The viewers at a bridge have lost their connections. */
  void lose(String bridge) {
    for (Console console : office.consoles().all()) {
      console.spies().values().removeIf(spy -> spy.bridge().equals(bridge));
      console.sitter().filter(viewer -> viewer.bridge().equals(bridge))
          .ifPresent(viewer -> leave(console, viewer, true));
    }
  }

  private void leave(Console console, Viewer viewer, boolean lost) {
    if (lost && viewer.keep()) {
      console.leave(office.times());
    } else {
      fates.end(console, Reason.ENDED, "The console has ended.", "");
    }
  }
}

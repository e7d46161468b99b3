package hubbub.console;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Attached;
import hubbub.contract.console.Closed;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Notice;
import hubbub.contract.console.Spy;
import hubbub.contract.console.Taken;
import hubbub.contract.console.TakenQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** How people sit down at consoles, take them over and watch them. */
final class Doors {
  private final Office office;
  private final Founding founding;
  private final Fates fates;

  Doors(Office office, Founding founding, Fates fates) {
    this.office = office;
    this.founding = founding;
    this.fates = fates;
  }

  Future<Taken> taken(TakenQuery query) {
    boolean taken = Name.of(query.name()).flatMap(office.consoles()::of)
        .filter(console -> !console.ends().quits()).flatMap(Console::sitter).isPresent();
    return Future.succeededFuture(new Taken(taken));
  }

  Future<Attached> attach(Attach attach) {
    demandKey(attach.viewer());
    if (!attach.principal().registered()) {
      throw new Fault(ErrorCode.FORBIDDEN, "A console is for those who have an account.");
    }
    Name owner = Name.person(attach.principal().name());
    Optional<Console> there = office.consoles().of(owner).filter(console -> !fates.parted(console));
    there.ifPresent(console -> vacate(console, attach));
    Console console = there.orElseGet(() -> founding.found(attach, owner));
    Viewer viewer = new Viewer(office.bus(), attach);
    console.sit(viewer);
    return console.process().compose(started -> {
      if (console.ends().over()) {
        return Future.failedFuture(console.ends().fault());
      }
      if (console.sitter().filter(viewer::equals).isEmpty()) {
        return Future.failedFuture(new Fault(ErrorCode.CONSOLE_TAKEN));
      }
      return Future.succeededFuture(enter(console, viewer));
    });
  }

  Future<Attached> spy(Spy spy) {
    demandKey(spy.viewer());
    if (!spy.principal().admin()) {
      throw new Fault(ErrorCode.FORBIDDEN);
    }
    Console console = Name.of(spy.person()).flatMap(office.consoles()::of)
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_CONSOLE));
    Viewer viewer = new Viewer(office.bus(), spy);
    return office.audit().happened("watched", console, spy.principal().name()).map(noted -> {
      console.demandOpen();
      console.spies().put(viewer.key(), viewer);
      viewer.replay(console.ring().packets());
      announce(console);
      return enter(console, viewer);
    });
  }

  private void vacate(Console console, Attach attach) {
    console.sitter().ifPresent(before -> {
      if (!attach.takeOver()) {
        throw new Fault(ErrorCode.CONSOLE_TAKEN);
      }
      before.close(new Closed(Reason.TAKEN_OVER, "You are connected from elsewhere now."), false);
      office.audit().happened("taken over", console, attach.principal().name());
    });
  }

  // What a viewer is sent comes behind the answer.
  private Attached enter(Console console, Viewer viewer) {
    Attached attached = new Attached(console.id(), console.owner().shown(), console.link().isPresent());
    office.later(() -> {
      boolean there = console.sitter().filter(viewer::equals).isPresent() || console.spies().containsValue(viewer);
      if (there && !console.ends().over()) {
        if (console.link().isPresent() && !attached.running()) {
          viewer.tell(Kind.UP, Done.DONE);
        }
        viewer.begin();
        console.adjust();
        announceTo(console, viewer);
      }
    });
    return attached;
  }

  private void announce(Console console) {
    console.sitter().filter(Viewer::begun).ifPresent(viewer -> announceTo(console, viewer));
  }

  private void announceTo(Console console, Viewer viewer) {
    List<String> names = console.spies().values().stream().map(spy -> spy.principal().name()).distinct().toList();
    if (office.config().spyAnnounced() && !names.isEmpty() && console.sitter().filter(viewer::equals).isPresent()) {
      viewer.tell(Kind.NOTICE, new Notice("This console is watched by " + String.join(", ", names) + "."));
    }
  }

  private static void demandKey(String viewer) {
    if (!viewer.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The field 'viewer' must be letters, digits, - and _.");
    }
  }
}

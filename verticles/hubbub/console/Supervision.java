package hubbub.console;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.console.Closed;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.ConsoleList;
import hubbub.contract.console.OfActor;
import hubbub.contract.console.OfConsole;
import hubbub.contract.console.Prove;
import hubbub.contract.console.Proven;
import hubbub.contract.console.Reset;
import hubbub.contract.rooms.Doing;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** Which consoles there are, who may end them, and what their tokens prove. */
final class Supervision {
  private static final String ROLES = "You do not have the rights any more with which you came.";

  private final Office office;
  private final Fates fates;
  private final Crashes crashes;

  Supervision(Office office, Fates fates, Crashes crashes) {
    this.office = office;
    this.fates = fates;
    this.crashes = crashes;
  }

  Future<AuditPage> audit(AuditQuery query) {
    return office.audit().search(query);
  }

  Future<ConsoleList> list(OfActor ask) {
    return Future.succeededFuture(new ConsoleList(office.consoles().all().stream()
        .filter(console -> sees(ask.actor(), console)).map(Console::state).toList()));
  }

  /** Who sits at a console. */
  Stream<Doing> sitters() {
    return office.consoles().all().stream().filter(console -> console.sitter().isPresent())
        .map(console -> new Doing(console.owner().shown(), "console", "console"));
  }

  Future<Done> end(OfConsole ask) {
    Console console = office.consoles().demand(ask.console());
    if (!sees(ask.actor(), console)) {
      throw new Fault(ErrorCode.NO_SUCH_CONSOLE);
    }
    fates.end(console, Reason.KILLED, "The console was ended by " + ask.actor().name() + ".", ask.actor().name());
    return Future.succeededFuture(Done.DONE);
  }

  Future<Done> reset(Reset reset) {
    if (!reset.actor().admin()) {
      throw new Fault(ErrorCode.FORBIDDEN);
    }
    crashes.forget(Name.person(reset.person()));
    return Future.succeededFuture(Done.DONE);
  }

  Future<Proven> prove(Prove prove) {
    return office.consoles().ofToken(prove.token())
        .map(console -> Future.succeededFuture(new Proven(console.id(), console.principal())))
        .orElseThrow(() -> new Fault(ErrorCode.TOKEN_INVALID));
  }

  /** A login has ended, and with it the console its person sat down at by it, or watches no more. */
  void revoked(Revoked revoked) {
    for (Console console : office.consoles().all()) {
      if (revoked.concerns(console.principal())) {
        fates.end(console, Reason.REVOKED, revoked.banned() ? ErrorCode.BANNED.sentence()
            : "The login was revoked.", "");
      } else {
        List<Viewer> out = console.spies().values().stream().filter(spy -> revoked.concerns(spy.principal())).toList();
        out.forEach(spy -> spy.close(new Closed(Reason.REVOKED, "The login was revoked."), false));
        console.spies().values().removeAll(out);
      }
    }
  }

  /** Somebody has other roles: a console ends that was started by one that has gone, and nobody watches without it. */
  void rolesChanged(RolesChanged change) {
    for (Console console : office.consoles().all()) {
      if (lost(change, console.principal())) {
        fates.end(console, Reason.REVOKED, ROLES, "");
      } else {
        List<Viewer> out = console.spies().values().stream().filter(spy -> lost(change, spy.principal())).toList();
        out.forEach(spy -> spy.close(new Closed(Reason.REVOKED, ROLES), false));
        console.spies().values().removeAll(out);
      }
    }
  }

  private static boolean lost(RolesChanged change, Principal principal) {
    return Name.of(principal.name()).map(Name::key).equals(Name.of(change.name()).map(Name::key))
        && !change.roles().containsAll(principal.roles());
  }

  private static boolean sees(Principal actor, Console console) {
    return actor.admin() || actor.registered()
        && Name.of(actor.name()).filter(name -> name.key().equals(console.owner().key())).isPresent();
  }
}

package hubbub.terminal;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.rooms.Doing;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.SessionList;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.Share;
import hubbub.contract.terminal.TerminalEvent.Kind;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whose sessions there are, who else may watch them, and who ends them. */
final class Sharing {
  private final Office office;
  private final Ending ending;

  Sharing(Office office, Ending ending) {
    this.office = office;
    this.ending = ending;
  }

  Future<SessionList> list(OfPerson ask) {
    Name person = Name.person(ask.principal().name());
    Stream<Terminal> own = office.terminals().of(person).stream();
    Stream<Terminal> shared = office.terminals().all().stream()
        .filter(terminal -> terminal.watchers().containsKey(person.key()));
    List<SessionState> states = Stream.concat(own, shared).map(Terminal::state).toList();
    return Future.succeededFuture(new SessionList(states));
  }

  Future<SessionList> all(OfPerson ask) {
    if (!ask.principal().admin()) {
      throw new Fault(ErrorCode.FORBIDDEN);
    }
    return Future.succeededFuture(new SessionList(office.terminals().all().stream().map(Terminal::state).toList()));
  }

  /** Who looks at a session of their own. */
  Stream<Doing> owners() {
    return office.terminals().all().stream().filter(terminal -> terminal.viewers().values().stream()
            .anyMatch(viewer -> viewer.person().key().equals(terminal.owner().key())))
        .map(terminal -> new Doing(terminal.owner().shown(), "terminal", "terminal"));
  }

  Future<Done> end(OfSession ask) {
    Terminal terminal = demand(ask.principal(), ask.session(), ask.principal().admin());
    ending.end(terminal, Closed.Reason.ENDED, ask.principal().name());
    return Future.succeededFuture(Done.DONE);
  }

  Future<Done> share(Share share) {
    Terminal terminal = demand(share.principal(), share.session(), false);
    Name with = Name.person(share.with());
    return office.audit().session((share.on() ? "shared with " : "unshared with ") + with.shown(), terminal,
        share.principal().name()).map(noted -> {
          if (share.on()) {
            allow(terminal, with);
          } else {
            forbid(terminal, with);
          }
          return Done.DONE;
        });
  }

  /**
   * A login has ended: of somebody who was banned the sessions end, otherwise what takes them up again, and whoever
   * came by that or by the login is out.
   */
  void revoked(Revoked revoked) {
    for (Terminal terminal : office.terminals().all()) {
      if (revoked.banned() && terminal.isOf(revoked.name())) {
        ending.end(terminal, Closed.Reason.REVOKED, "");
      } else {
        boolean tokenEnded = terminal.revoke(revoked);
        out(terminal, Closed.Reason.REVOKED,
            viewer -> viewer.concernedBy(revoked) || tokenEnded && viewer.cameByToken());
      }
    }
  }

  /** Somebody has other roles: what runs by the right of one that has gone ends. */
  void rolesChanged(RolesChanged change) {
    office.rights().heard(change);
    office.terminals().all().stream()
        .filter(terminal -> terminal.isOf(change.name()) && !change.roles().containsAll(terminal.roles()))
        .forEach(terminal -> ending.end(terminal, Closed.Reason.FORBIDDEN, ""));
  }

  private void allow(Terminal terminal, Name with) {
    if (terminal.watchers().put(with.key(), with) == null) {
      Notice notice = new Notice(Notice.Kind.SHARED, terminal.id(), 0,
          terminal.owner().shown() + " lets you watch a terminal session.", office.times().now());
      office.terminals().viewers(with).forEach(viewer -> viewer.tell(Kind.NOTICE, notice));
    }
  }

  private void forbid(Terminal terminal, Name with) {
    terminal.watchers().remove(with.key());
    out(terminal, Closed.Reason.UNSHARED,
        viewer -> viewer.readOnly() && viewer.person().key().equals(with.key()));
  }

  private void out(Terminal terminal, Closed.Reason reason, Predicate<Viewer> who) {
    List.copyOf(terminal.viewers().values()).stream().filter(who).forEach(viewer -> {
      viewer.tell(Kind.CLOSED, new Closed(terminal.id(), reason));
      terminal.leave(viewer.key(), office.times());
    });
  }

  private Terminal demand(Principal principal, String session, boolean all) {
    Terminal terminal = office.terminals().demand(session);
    if (!all && !terminal.isOf(principal.name())) {
      throw new Fault(ErrorCode.NOT_YOUR_TERMINAL);
    }
    return terminal;
  }
}

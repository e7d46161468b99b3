package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.Progress;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How viewers come to sessions and leave them. */
final class Doors {
  private final Office office;
  private final Founding founding;

  Doors(Office office, Founding founding) {
    this.office = office;
    this.founding = founding;
  }

  /** Opens a session or joins one. */
  Future<Opened> open(Open open) {
    if (!open.viewer().matches("[A-Za-z0-9_-]{1,64}")) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The field 'viewer' must be letters, digits, - and _.");
    }
    if (!open.token().isEmpty()) {
      return Future.succeededFuture(byToken(open, office.terminals().ofToken(open.token())));
    }
    if (!open.session().isEmpty()) {
      return Future.succeededFuture(byId(open, office.terminals().demand(open.session())));
    }
    return founding.found(open).map(terminal -> {
      terminal.demandOpen();
      return enter(open, terminal, false, false);
    });
  }

  private Opened byToken(Open open, Terminal terminal) {
    if (open.principal().registered()) {
      if (!terminal.isOf(open.principal().name())) {
        throw new Fault(ErrorCode.NO_SUCH_TERMINAL);
      }
      office.rights().demand(open.principal());
    }
    return enter(open, terminal, true, false);
  }

  private Opened byId(Open open, Terminal terminal) {
    if (terminal.isOf(open.principal().name())) {
      office.rights().demand(open.principal());
      return enter(open, terminal, true, false);
    }
    Name.of(open.principal().name()).map(Name::key)
        .filter(person -> open.principal().registered() && terminal.watchers().containsKey(person))
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_TERMINAL));
    return enter(open, terminal, true, true);
  }

  private Opened enter(Open open, Terminal terminal, boolean resumed, boolean readOnly) {
    terminal.leave(open.viewer(), office.times());
    Name person = readOnly ? Name.person(open.principal().name()) : terminal.owner();
    Viewer viewer = new Viewer(open, person, readOnly, office.bus());
    terminal.viewers().put(viewer.key(), viewer);
    if (!readOnly) {
      terminal.held(open.principal());
    }
    Map<Long, Long> have = open.have().stream()
        .collect(Collectors.toMap(Progress::serverId, Progress::bytes, Math::max));
    List<Job> begun = terminal.begun();
    List<CommandState> states = new ArrayList<>();
    for (Job job : begun) {
      long from = job.join(viewer, Optional.ofNullable(have.get(job.serverId())), open.replay());
      states.add(job.state(from));
    }
    // Behind the answer.
    office.later(() -> begun.forEach(Job::pump));
    return new Opened(terminal.id(), readOnly ? "" : terminal.token(), terminal.owner().shown(), resumed, readOnly,
        terminal.directory(), List.copyOf(states));
  }

  /** The viewers at a bridge are gone. */
  void lose(String bridge) {
    for (Terminal terminal : office.terminals().all()) {
      List.copyOf(terminal.viewers().values()).stream().filter(viewer -> viewer.bridge().equals(bridge))
          .forEach(viewer -> terminal.leave(viewer.key(), office.times()));
    }
  }
}

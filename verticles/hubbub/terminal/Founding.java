package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.Open;
import hubbub.process.CannotRun;
import hubbub.process.OsUser;
import hubbub.terminal.run.Session;
import hubbub.terminal.run.SessionOptions;
import hubbub.terminal.run.ShellState;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes sessions. */
final class Founding {
  private static final String UMASK = "077";

  private final Office office;
  private final Ending ending;
  private final Users users;
  private final Function<Terminal, Future<Void>> service;
  private final Map<String, Integer> opening = new HashMap<>();
  private boolean closed;

  /** Makes sessions that are served by somebody at their addresses. */
  Founding(Office office, Ending ending, Users users, Function<Terminal, Future<Void>> service) {
    this.office = office;
    this.ending = ending;
    this.users = users;
    this.service = service;
  }

  /** Whose session it is, as whom its commands run, and where the first begins. */
  record Opening(Name owner, List<String> roles, OsUser user, String directory) {}

  /** Makes a session; fails as {@link hubbub.contract.terminal.TerminalApi#OPEN}. */
  Future<Terminal> found(Open open) {
    Principal principal = office.rights().demand(open.principal());
    Name owner = Name.person(principal.name());
    int limit = office.config().limits().sessions();
    if (closed) {
      throw new Fault(ErrorCode.UNAVAILABLE);
    }
    if (office.terminals().of(owner).size() + opening.getOrDefault(owner.key(), 0) >= limit) {
      makeRoom(owner);
    }
    opening.merge(owner.key(), 1, Integer::sum);
    return office.blocking(() -> open(owner, principal.roles(), open.loopback()))
        .compose(this::begin)
        .onComplete(done -> opening.computeIfPresent(owner.key(), (key, count) -> count > 1 ? count - 1 : null));
  }

  /**
   * Ends the session that was left longest ago of those in which nothing runs: many clients never come back to one, and
   * would lock themselves out.
   */
  private void makeRoom(Name owner) {
    Terminal forsaken = office.terminals().of(owner).stream()
        .filter(terminal -> terminal.viewers().isEmpty() && terminal.running() == 0)
        .min(Comparator.comparingLong(Terminal::leftPassed))
        .orElseThrow(() -> new Fault(ErrorCode.TOO_MANY_TERMINALS,
            "You have " + office.config().limits().sessions() + " terminal sessions, which is all you may."));
    ending.end(forsaken, Closed.Reason.IDLE, "");
  }

  /** Makes no more sessions. */
  void close() {
    closed = true;
  }

  private Opened open(Name owner, List<String> roles, boolean loopback) {
    try {
      OsUser user = users.of(owner, roles, loopback);
      // As a login does for those who have no home.
      String directory = Files.isDirectory(Path.of(user.home())) ? user.home() : "/";
      Session shell = Session.open(SessionOptions.of(user)
          .withState(ShellState.of(directory, user.environment(), UMASK))
          .withLimits(office.config().processes().resources()));
      return new Opened(new Opening(owner, roles, user, directory), shell);
    } catch (CannotRun refused) {
      throw new Fault(ErrorCode.COMMAND_REFUSED, refused.getMessage());
    }
  }

  private Future<Terminal> begin(Opened opened) {
    if (closed) {
      opened.shell.end();
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    Terminal terminal = new Terminal(opened.opening, opened.shell, office.addresses(), office.times());
    office.terminals().add(terminal);
    return service.apply(terminal)
        .compose(served -> office.audit().session("opened", terminal, terminal.owner().shown()))
        .map(terminal)
        .onFailure(problem -> {
          office.terminals().remove(terminal);
          terminal.end();
          terminal.addresses().close();
          opened.shell.end();
        });
  }

  private record Opened(Opening opening, Session shell) {}
}

package hubbub.terminal;

import hubbub.bus.Bus;
import hubbub.bus.Keys;
import hubbub.bus.Lane;
import hubbub.bus.Times;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.terminal.run.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A session: its owner, the shell behind it, who sees it and which commands it knows. */
final class Terminal {
  private final String id;
  private final Name owner;
  private final List<String> roles;
  private final String user;
  private final Session shell;
  private final Bus addresses;
  private final Lane lane = new Lane();
  private final Map<String, Viewer> viewers = new LinkedHashMap<>();
  private final Map<Long, Job> jobs = new TreeMap<>();
  private final Map<String, Name> watchers = new LinkedHashMap<>();
  private final Set<Principal> holders = new LinkedHashSet<>();
  private final long begunAt;
  private final long begunPassed;
  private String token;
  private String directory;
  private long count;
  private long usedAt;
  private long usedPassed;
  private long leftPassed;
  private boolean warnedIdle;
  private boolean warnedOld;
  private boolean ended;

  /** Makes a session of somebody around a shell that was opened, answering at addresses of its own. */
  Terminal(Founding.Opening opening, Session shell, Bus addresses, Times times) {
    this.id = Keys.id();
    this.token = Keys.token();
    this.owner = opening.owner();
    this.roles = opening.roles();
    this.user = opening.user().name();
    this.shell = shell;
    this.addresses = addresses;
    this.directory = opening.directory();
    this.begunAt = times.now();
    this.begunPassed = times.passed();
    this.leftPassed = begunPassed;
    used(times);
  }

  String id() {
    return id;
  }

  String token() {
    return token;
  }

  Name owner() {
    return owner;
  }

  List<String> roles() {
    return roles;
  }

  /** Returns the name of the user of the operating system as whom its commands run. */
  String user() {
    return user;
  }

  Session shell() {
    return shell;
  }

  Bus addresses() {
    return addresses;
  }

  /** Returns the order in which its commands are begun. */
  Lane lane() {
    return lane;
  }

  String directory() {
    return directory;
  }

  /** Notes the directory in which the next command begins. */
  void directory(String now) {
    directory = now;
  }

  Map<String, Viewer> viewers() {
    return viewers;
  }

  /** Returns a viewer that is there. */
  Viewer viewer(String key) {
    demandOpen();
    Viewer viewer = viewers.get(key);
    if (viewer == null) {
      throw new Fault(ErrorCode.NO_SUCH_VIEWER);
    }
    return viewer;
  }

  /** Tells all viewers something. */
  void tell(Kind kind, Message body) {
    viewers.values().forEach(viewer -> viewer.tell(kind, body));
  }

  /** Returns its commands by their numbers. */
  Map<Long, Job> jobs() {
    return jobs;
  }

  /** Returns how many terminals its commands that run have: one that is plain has two. */
  int ptys() {
    return jobs.values().stream().filter(job -> job.begun() && job.ended().isEmpty())
        .mapToInt(job -> job.run().kind() == Run.Kind.PLAIN ? 2 : 1).sum();
  }

  /** Returns those that have begun, in their order. */
  List<Job> begun() {
    return jobs.values().stream().filter(Job::begun).toList();
  }

  /** Returns how many of its commands run or are about to. */
  int running() {
    return (int) jobs.values().stream().filter(job -> job.ended().isEmpty()).count();
  }

  long nextNumber() {
    return ++count;
  }

  /** Returns who else may watch it, by folded name. */
  Map<String, Name> watchers() {
    return watchers;
  }

  /** Tells whether it is of the account of this name. */
  boolean isOf(String account) {
    return Name.of(account).filter(name -> name.key().equals(owner.key())).isPresent();
  }

  /** Notes that somebody who has proved to be its owner was told the token. */
  void held(Principal principal) {
    if (principal.registered()) {
      holders.add(principal);
    }
  }

  /** Ends its token where it was told to a login that has ended; returns whether that was so. */
  boolean revoke(Revoked revoked) {
    boolean concerned = holders.removeIf(revoked::concerns);
    if (concerned) {
      token = Keys.token();
    }
    return concerned;
  }

  /** Notes that somebody ran or typed something. */
  void used(Times times) {
    usedAt = times.now();
    usedPassed = times.passed();
    warnedIdle = false;
  }

  /** A viewer is not there any more, if it was. */
  void leave(String key, Times times) {
    Viewer viewer = viewers.remove(key);
    if (viewer != null) {
      jobs.values().forEach(job -> job.leave(viewer));
      leftPassed = times.passed();
    }
  }

  long begunPassed() {
    return begunPassed;
  }

  long usedPassed() {
    return usedPassed;
  }

  long leftPassed() {
    return leftPassed;
  }

  /** Tells whether to warn that nobody uses it, which is so once until it is used again. */
  boolean warnIdle() {
    boolean first = !warnedIdle;
    warnedIdle = true;
    return first;
  }

  /** Tells whether to warn that it is old, which is so once. */
  boolean warnOld() {
    boolean first = !warnedOld;
    warnedOld = true;
    return first;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  void demandOpen() {
    if (ended) {
      throw new Fault(ErrorCode.NO_SUCH_TERMINAL);
    }
  }

  SessionState state() {
    return new SessionState(id, owner.shown(), directory, begunAt, usedAt, viewers.size(), running(),
        watchers.values().stream().map(Name::shown).toList());
  }
}

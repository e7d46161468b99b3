package hubbub.console;

import hubbub.bus.Bus;
import hubbub.bus.Keys;
import hubbub.bus.Times;
import hubbub.console.run.ConsoleProcess;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.ConsoleState;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A console: whose it is, its program and its connection, and who sees it. */
final class Console {
  private static final String TOKEN_KIND = "console.";

  private final String id = Keys.id();
  private final String token = TOKEN_KIND + Keys.token();
  private final String code = Keys.code();
  private final Name owner;
  private final Bus addresses;
  private final Ring ring;
  private final Throttle throttle;
  private final Map<String, Viewer> spies = new LinkedHashMap<>();
  private final long startedAt;
  private final long startedPassed;
  private final Ends ends = new Ends();
  private Future<ConsoleProcess> process = Future.failedFuture("not started");
  private String user = "";
  private Principal principal;
  private Viewer sitter;
  private Link link;
  private long usedPassed;
  private long leftPassed;
  private long dropped;
  private boolean throttled;
  private boolean warned;
  private boolean drained;

  /** Makes a console of somebody, with addresses of its own. */
  Console(Name owner, Bus addresses, ConsoleConfig config, Times times) {
    this.owner = owner;
    this.addresses = addresses;
    this.ring = new Ring(config.ring().lines(), config.ring().bytes());
    this.throttle = new Throttle(config.throttle().lines(), config.throttle().bytes(), times.passed());
    this.startedAt = times.now();
    this.startedPassed = times.passed();
    used(times);
  }

  String id() {
    return id;
  }

  /** Returns what proves on the bus that somebody is this console; a secret. */
  String token() {
    return token;
  }

  /** Returns what its connection has to know; a secret. */
  String code() {
    return code;
  }

  /** Tells whether its connection is still to come. */
  boolean expected() {
    return link == null;
  }

  /** Returns a text without the secrets it was handed. */
  String masked(String text) {
    return text.replace(token, "***").replace(code, "***");
  }

  Name owner() {
    return owner;
  }

  Bus addresses() {
    return addresses;
  }

  Ring ring() {
    return ring;
  }

  Throttle throttle() {
    return throttle;
  }

  /** Returns who watches it, by key. */
  Map<String, Viewer> spies() {
    return spies;
  }

  /** Returns how far its end has come. */
  Ends ends() {
    return ends;
  }

  /** Notes the program that is being started, and as whom. */
  void runs(Future<ConsoleProcess> started) {
    process = started;
  }

  Future<ConsoleProcess> process() {
    return process;
  }

  void user(String name) {
    user = name;
  }

  /** Returns who sat down last. */
  Principal principal() {
    return principal;
  }

  Optional<Viewer> sitter() {
    return Optional.ofNullable(sitter);
  }

  /** Somebody sits down, in the place of whoever was there. */
  void sit(Viewer viewer) {
    sitter = viewer;
    principal = viewer.principal();
    sitter.replay(ring.packets());
    adjust();
  }

  /** Whoever sat there is gone. */
  void leave(Times times) {
    sitter = null;
    leftPassed = times.passed();
    adjust();
  }

  /** Returns a viewer that is there, whether it sits or watches. */
  Viewer viewer(String key) {
    demandOpen();
    if (sitter != null && sitter.key().equals(key)) {
      return sitter;
    }
    return Optional.ofNullable(spies.get(key)).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_VIEWER));
  }

  /** Tells who sits there something, if anybody does. */
  void tell(Kind kind, Message body) {
    sitter().filter(Viewer::begun).ifPresent(viewer -> viewer.tell(kind, body));
  }

  /** Its program has connected. */
  void connect(Link connection) {
    link = connection;
    adjust();
  }

  Optional<Link> link() {
    return Optional.ofNullable(link);
  }

  /** Lets it be read while somebody has credit for more, and it does not write too much. */
  void adjust() {
    if (link != null && !ends.over()) {
      link.reading(drained || !throttled && sitter != null && sitter.hungry());
    }
  }

  /** Reads all that is left of what its program said, whether or not there is credit for it. */
  void drain() {
    drained = true;
    adjust();
  }

  boolean throttled() {
    return throttled;
  }

  void throttled(boolean on) {
    throttled = on;
    adjust();
  }

  /** Notes that a packet did not reach somebody, or was none. */
  void dropped() {
    dropped++;
  }

  /** Notes that something was sent to it. */
  void used(Times times) {
    usedPassed = times.passed();
    warned = false;
  }

  long usedPassed() {
    return usedPassed;
  }

  long leftPassed() {
    return leftPassed;
  }

  long startedPassed() {
    return startedPassed;
  }

  /** Tells whether to warn that nobody uses it, which is so once until it is used again. */
  boolean warn() {
    boolean first = !warned;
    warned = true;
    return first;
  }

  void demandOpen() {
    if (ends.over()) {
      throw new Fault(ErrorCode.NO_SUCH_CONSOLE);
    }
  }

  ConsoleState state() {
    return new ConsoleState(id, owner.shown(), user, startedAt, link != null, sitter != null, spies.size(),
        throttle.bursts(), dropped);
  }
}

package hubbub;

import hubbub.bus.Absences;
import hubbub.bus.Pulse;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.hub.ModuleState;
import hubbub.store.StoreAway;
import hubbub.store.StoreInUse;
import hubbub.store.Unopened;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One verticle of the hub, kept alive: a crash is that its deployment is gone, that nobody listens at its health
 * address, or that it did not answer there three times; then it is deployed anew, later each time unless it has been
 * healthy, or another has served in its place, for a minute. One whose store another process has in use, or that was
 * started before and cannot reach its store now, stands by and takes over when the store is free.
 */
final class Supervised {
  private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final int SILENCES = 3;
  private static final long FIRST_DELAY_MS = 100;
  private static final long LONGEST_DELAY_MS = 30_000;
  private static final Duration STEADY = Duration.ofSeconds(60);
  /** How long the remains of a crashed verticle, and any module, may take to stop. */
  private static final long REMAINS_MS = 2_000;

  /** How long the hub waits for a module when it starts. */
  private static final long MODULE_MS = 5_000;

  private static final long STANDBY_MS = 500;
  /** How long a store that was away is left to who had it, and tries once a second: nothing needs to move then. */
  private static final long FORMER_FIRST_MS = 3_000;
  /** How long nobody may answer for a verticle that stands by before that is told. */
  private static final int UNREACHED_LOOKS = 15;

  private enum State { IDLE, STARTING, SERVING, STANDBY, CRASHED, STOPPING }

  private final Vertx vertx;
  private final long steadyNanos;
  private Deployed line;
  private State state = State.IDLE;
  private Future<Void> starting = Future.succeededFuture();
  private String deployment = "";
  private Optional<ClassLoader> loader = Optional.empty();
  private boolean answers;
  private boolean asking;
  private Optional<Unopened> store = Optional.empty();
  private int unreached;
  private boolean ready = true;
  private int silences;
  private long steadySince;
  private long delayMs = FIRST_DELAY_MS;
  private long timer = -1;

  Supervised(Vertx vertx, Deployed line) {
    this(vertx, line, STEADY);
  }

  /** After so long without a crash the next one counts as the first. */
  Supervised(Vertx vertx, Deployed line, Duration steady) {
    this.vertx = vertx;
    this.line = line;
    this.steadyNanos = steady.toNanos();
  }

  String name() {
    return line.name();
  }

  /** Tells how it is, if it is a module. */
  Optional<ModuleState> module() {
    return line.modules().map(folder -> new ModuleState(name(), line.verticle(), state == State.SERVING));
  }

  /**
   * Starts it anew with what this line says now. Fails with MODULE_BUSY while it is being started or stopped anyway; as
   * deploying does, after which it is tried again.
   */
  Future<Void> restart(Deployed now) {
    if (state != State.SERVING && state != State.CRASHED) {
      return Future.failedFuture(new Fault(ErrorCode.MODULE_BUSY));
    }
    LOG.info("verticle.restart name={}", name());
    vertx.cancelTimer(timer);
    line = now;
    state = State.CRASHED;
    delayMs = FIRST_DELAY_MS;
    starting = within(REMAINS_MS, undeploy()).compose(gone -> redeploy());
    return starting;
  }

  /**
   * Starts it; where another process serves in its place, that is no failure. The hub needs none of its modules: one
   * that does not start is tried again, and one that takes its time is not waited for.
   */
  Future<Void> start() {
    Future<Void> started = deploy().recover(this::notStarted);
    return line.modules().isPresent() ? within(MODULE_MS, started) : started;
  }

  private Future<Void> notStarted(Throwable cause) {
    Optional<Unopened> inUse = Unopened.in(cause).filter(StoreInUse.class::isInstance);
    if (inUse.isPresent()) {
      standBy(inUse.get(), STANDBY_MS);
    } else if (line.modules().isPresent()) {
      again("start_failed", cause);
    } else {
      return Future.failedFuture(new IllegalStateException("The verticle " + name() + " did not start", cause));
    }
    return Future.succeededFuture();
  }

  /** Tells whether another process serves in its place. */
  boolean standsBy() {
    return store.isPresent();
  }

  /** Asks how it is, unless the last question is still open. */
  void look() {
    if (state == State.STANDBY && !asking) {
      lookElsewhere();
    }
    if (state != State.SERVING || asking) {
      return;
    }
    if (!vertx.deploymentIDs().contains(deployment)) {
      crashed("undeployed");
      return;
    }
    asking = true;
    Pulse.of(vertx, name(), line.instances(), ANSWER).onComplete(answer -> {
      asking = false;
      if (state == State.SERVING) {
        judge(answer.result());
      }
    });
  }

  /** Undeploys it, whatever it was doing; failures are logged only, since there is nothing left to do about them. */
  Future<Void> stop() {
    vertx.cancelTimer(timer);
    State before = state;
    state = State.STOPPING;
    if (before == State.IDLE || before == State.STOPPING) {
      return Future.succeededFuture();
    }
    Future<Void> stopped = starting.transform(started -> undeploy());
    return line.modules().isPresent() ? within(REMAINS_MS, stopped) : stopped;
  }

  private void judge(Pulse pulse) {
    switch (pulse) {
      case READY, UNREADY -> answered(pulse == Pulse.READY);
      case ABSENT -> {
        // A module need not say how it is; but where it has, its silence says something.
        if (answers || line.modules().isEmpty()) {
          crashed("absent");
        }
      }
      case SILENT -> {
        silences++;
        if (silences == SILENCES) {
          crashed("silent");
        }
      }
    }
  }

  private void answered(boolean nowReady) {
    silences = 0;
    answers = true;
    if (nowReady != ready) {
      ready = nowReady;
      LOG.warn("verticle.ready name={} ready={}", name(), ready);
    }
    forgetCrashes();
  }

  private void forgetCrashes() {
    if (System.nanoTime() - steadySince > steadyNanos) {
      delayMs = FIRST_DELAY_MS;
    }
  }

  /** Tells whether it stands by as another process has its store, which is no trouble of its own. */
  private boolean inUse() {
    return store.filter(StoreInUse.class::isInstance).isPresent();
  }

  private void crashed(String reason) {
    state = State.CRASHED;
    store = Optional.empty();
    Absences.tell(vertx, name(), "It has crashed and is about to be started again.");
    LOG.error("verticle.crashed name={} reason={} retry_ms={}", name(), reason, delayMs);
    Future<Void> gone = within(REMAINS_MS, undeploy());
    timer = vertx.setTimer(nextDelay(), due -> starting = gone.compose(done -> redeploy()));
  }

  private long nextDelay() {
    long delay = delayMs;
    delayMs = Math.min(2 * delayMs, LONGEST_DELAY_MS);
    return delay;
  }

  private void standBy(Unopened why, long delay) {
    boolean told = store.filter(before -> before.getClass() == why.getClass()).isPresent();
    store = Optional.of(why);
    state = State.STANDBY;
    if (why instanceof StoreInUse) {
      Absences.tell(vertx, name(), why.getMessage());
    } else {
      Absences.tellHelpless(vertx, name(), why.getMessage());
    }
    if (!told) {
      unreached = 0;
      steadySince = System.nanoTime();
      LOG.atLevel(why instanceof StoreInUse ? Level.INFO : Level.WARN)
          .log("verticle.standby name={} reason=\"{}\"", name(), why.getMessage());
    }
    timer = vertx.setTimer(delay, due -> tryAgain(why, why instanceof StoreAway));
  }

  /** Deploys only what may succeed: Vert.x keeps each verticle whose deployment failed until its own end. */
  private void tryAgain(Unopened why, boolean away) {
    why.free().onComplete(free -> {
      if (state != State.STANDBY) {
        return;
      }
      Optional<Unopened> still = Unopened.in(free.cause());
      if (still.isPresent()) {
        standBy(still.get(), STANDBY_MS);
      } else if (away) {
        timer = vertx.setTimer(FORMER_FIRST_MS, due -> tryAgain(why, false));
      } else {
        starting = redeploy();
      }
    });
  }

  /** Whoever has the store should be heard of; else this node and that one are not in one cluster. */
  private void lookElsewhere() {
    if (inUse()) {
      forgetCrashes();
    }
    asking = true;
    Pulse.anywhere(vertx, name(), ANSWER).onComplete(answer -> {
      asking = false;
      boolean reached = answer.result() == Pulse.READY || answer.result() == Pulse.UNREADY;
      unreached = reached || !inUse() ? 0 : unreached + 1;
      if (unreached == UNREACHED_LOOKS) {
        LOG.error("verticle.unreached name={} reason=\"its store is in use, but nobody answers for it: {}\"", name(),
            vertx.isClustered() ? "do members and name in conf/cluster.json lead to the nodes that have it?"
                : "this hub is no node of a cluster (-cluster), so whoever has it must go");
      }
    });
  }

  private Future<Void> redeploy() {
    if (state != State.CRASHED && state != State.STANDBY) {
      return Future.succeededFuture();
    }
    return deploy().onFailure(cause -> {
      if (state == State.STOPPING) {
        return;
      }
      Unopened.in(cause).ifPresentOrElse(
          why -> standBy(why, why instanceof StoreInUse ? STANDBY_MS : nextDelay()),
          () -> again("restart_failed", cause));
    });
  }

  private void again(String reason, Throwable cause) {
    if (state != State.STOPPING) {
      LOG.error("verticle.{} name={}", reason, name(), cause);
      crashed(reason);
    }
  }

  private Future<Void> deploy() {
    state = State.STARTING;
    long start = System.nanoTime();
    starting = root().map(id -> {
      deployment = id;
      line.modules().ifPresent(folder -> nameFailures(id));
      steadySince = System.nanoTime();
      silences = 0;
      answers = false;
      store = Optional.empty();
      Absences.over(vertx, name());
      if (state == State.STARTING) {
        state = State.SERVING;
      }
      LOG.info("verticle.started name={} ms={}", name(), (steadySince - start) / 1_000_000);
      return null;
    });
    return starting;
  }

  /**
   * Deploys from a context that belongs to no verticle. Else it would be a child of the hub's verticle, and Vert.x
   * undeploys all children, in parallel and without a limit, before it calls the parent's {@code stop}. A module may
   * have to be compiled first, for which nobody on an event loop should wait.
   */
  private Future<String> root() {
    VertxInternal inside = (VertxInternal) vertx;
    return vertx.executeBlocking(() -> line.options(loader)).compose(options -> {
      loader = line.modules().map(folder -> options.getClassLoader());
      Promise<String> deployed = inside.getOrCreateContext().promise();
      ContextInternal free = loader.isPresent() ? inside.createWorkerContext() : inside.createEventLoopContext();
      free.runOnContext(now -> vertx.deployVerticle(line.verticle(), options).onComplete(deployed));
      return deployed.future();
    });
  }

  /** What a handler of a module throws is told with its name. */
  private void nameFailures(String id) {
    String module = name();
    ((VertxInternal) vertx).deploymentManager().deployment(id).deployment().contexts().forEach(context ->
        context.exceptionHandler(problem -> LOG.error("module.handler_failed name={}", module, problem)));
  }

  /** Completes with a future that fails or succeeds, or when its time is over. */
  private Future<Void> within(long limitMs, Future<Void> what) {
    Promise<Void> over = Promise.promise();
    long limit = vertx.setTimer(limitMs, late -> {
      LOG.warn("verticle.late name={} state={} ms={}", name(), state, limitMs);
      over.tryComplete();
    });
    what.onComplete(done -> {
      vertx.cancelTimer(limit);
      over.tryComplete();
    });
    return over.future();
  }

  private Future<Void> undeploy() {
    if (!vertx.deploymentIDs().contains(deployment)) {
      return Future.succeededFuture();
    }
    return vertx.undeploy(deployment).transform(done -> {
      if (done.failed()) {
        LOG.warn("verticle.stop_failed name={} reason=\"{}\"", name(), done.cause().getMessage());
      } else if (state == State.STOPPING) {
        LOG.info("verticle.stopped name={}", name());
      }
      return Future.succeededFuture();
    });
  }
}

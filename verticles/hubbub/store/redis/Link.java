package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Keeps a store that was taken: says that its holder lives, makes the connection anew when it ends, does not answer or
 * leads to the wrong server, and learns when the store belongs to another process. Used on one event loop only.
 */
final class Link implements Sender.Watcher {
  private static final long TICK = 100;

  private enum State { UP, DOWN, DIALING, ENDED }

  private final Vertx vertx;
  private final Dialer dialer;
  private final Lease lease;
  private final Condition condition;
  private final Sender sender;
  private final long renewal;
  private final BackOff backOff = new BackOff(RandomGenerator.getDefault());
  private final Promise<Void> lost = Promise.promise();
  private State state = State.DOWN;
  private Optional<Wire> wire = Optional.empty();
  private Optional<Promise<Void>> idle = Optional.empty();
  private boolean renewing;
  private long renewAt;
  private long dialAt;
  private long downSince;
  private long timer = -1;

  /**
   * Makes a link that is down.
   *
   * @param renewal every how many milliseconds the holder says that it lives
   */
  Link(Vertx vertx, Dialer dialer, Lease lease, Condition condition, long renewal) {
    this.vertx = vertx;
    this.dialer = dialer;
    this.lease = lease;
    this.condition = condition;
    this.sender = new Sender(lease, this);
    this.renewal = renewal;
  }

  /** Begins with the connection over which the store was taken. */
  void begin(Line<Kept> line) {
    timer = vertx.setPeriodic(TICK, tick -> tick());
    sender.informed(line.answer());
    up(line.wire());
  }

  /** Completes when the store belongs to another process. */
  Future<Void> lost() {
    return lost.future();
  }

  void submit(Call<?> call) {
    boolean hopeless = state != State.UP && Clock.now() - downSince > Sender.PATIENCE;
    if (hopeless || state == State.ENDED) {
      call.unavailable();
    } else {
      sender.submit(call);
    }
  }

  /** Waits for what was asked, gives the store free where that is possible, and ends. */
  Future<Void> close() {
    return whenIdle().timeout(Sender.PATIENCE, TimeUnit.MILLISECONDS).otherwiseEmpty()
        .compose(quiet -> wire.isEmpty() ? Future.succeededFuture()
            : lease.release(wire.get()).timeout(Sender.PATIENCE, TimeUnit.MILLISECONDS).otherwiseEmpty())
        .onComplete(released -> end());
  }

  @Override
  public void broken(String reason) {
    if (state == State.UP) {
      downSince = Clock.now();
      down(reason);
    }
  }

  @Override
  public void refused(String reason) {
    condition.failed(reason);
  }

  @Override
  public void works() {
    backOff.reset();
    condition.works();
  }

  @Override
  public void late() {
    if (!renewing) {
      // The answer tells what Redis' clock says; without it, all writes would be too late until the next one is due.
      renewAt = Clock.now();
    }
  }

  @Override
  public void fenced() {
    lose("another process has it");
  }

  private void tick() {
    sender.expire();
    if (sender.idle()) {
      idle.ifPresent(Promise::tryComplete);
    }
    long now = Clock.now();
    if (state == State.UP && (sender.stuck() || renewing && now - renewAt > Sender.PATIENCE)) {
      broken("no answer for " + Sender.PATIENCE + " ms");
    } else if (state == State.UP && !renewing && now >= renewAt) {
      renew();
    } else if (state == State.DOWN && now >= dialAt) {
      dial();
    }
  }

  private void up(Wire connected) {
    state = State.UP;
    wire = Optional.of(connected);
    renewing = false;
    renewAt = Clock.now() + renewal;
    connected.ended(() -> {
      if (wire.filter(current -> current == connected).isPresent()) {
        broken("the connection to " + connected.address() + " has ended");
      }
    });
    condition.works();
    sender.up(connected);
  }

  private void down(String reason) {
    state = State.DOWN;
    dialAt = Clock.now() + backOff.next();
    wire.ifPresent(Wire::close);
    wire = Optional.empty();
    sender.down();
    condition.failed(reason);
  }

  private void dial() {
    state = State.DIALING;
    dialer.dial(lease::renew).onComplete(dialed -> {
      if (state != State.DIALING) {
        if (dialed.succeeded()) {
          dialed.result().wire().close();
        }
      } else if (dialed.succeeded()) {
        resume(dialed.result());
      } else if (dialed.cause() instanceof Fault gone) {
        lose(gone.detail());
      } else {
        down(dialed.cause().getMessage());
      }
    });
  }

  private void resume(Line<Kept> line) {
    if (sender.informed(line.answer())) {
      up(line.wire());
    } else {
      line.wire().close();
      lose("Redis has lost what it had acknowledged");
    }
  }

  private void renew() {
    Wire over = wire.orElseThrow();
    renewing = true;
    renewAt = Clock.now();
    lease.renew(over).onComplete(renewed -> {
      if (state == State.UP && wire.filter(current -> current == over).isPresent()) {
        renewing = false;
        renewAt += renewal;
        renewed(over, renewed);
      }
    });
  }

  private void renewed(Wire over, AsyncResult<Kept> renewed) {
    if (renewed.succeeded()) {
      sender.informed(renewed.result());
      works();
    } else if (Fault.is(renewed.cause(), ErrorCode.UNAVAILABLE)) {
      lose(renewed.cause().getMessage());
    } else if (Reasons.retried(renewed.cause())) {
      broken(Reasons.of(over.address(), renewed.cause()).getMessage());
    } else {
      refused(Reasons.of(over.address(), renewed.cause()).getMessage());
    }
  }

  private Future<Void> whenIdle() {
    if (state == State.ENDED || sender.idle()) {
      return Future.succeededFuture();
    }
    Promise<Void> quiet = Promise.promise();
    idle = Optional.of(quiet);
    return quiet.future();
  }

  private void lose(String reason) {
    if (state != State.ENDED) {
      condition.lost(reason);
      end();
      lost.tryComplete();
    }
  }

  private void end() {
    state = State.ENDED;
    vertx.cancelTimer(timer);
    wire.ifPresent(Wire::close);
    wire = Optional.empty();
    sender.down();
    sender.clear();
  }
}

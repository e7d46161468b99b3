package hubbub.store.redis;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Response;
import java.util.Optional;

/**
 * Sends what is asked in its order, without waiting for answers. What was on its way when a connection ended is sent
 * again over the next one, and Redis knows what of it was done. Used on the store's event loop only.
 */
final class Sender {
  /** Within so many milliseconds everything is answered, or given up. */
  static final long PATIENCE = 1_500;

  // A write is refused by Redis so long before it is given up here, so that it is not done after that.
  private static final long MARGIN = 300;

  private final Lease lease;
  private final Watcher watcher;
  private final Queue queue = new Queue();
  private final Clock clock = new Clock();
  private Optional<Wire> wire = Optional.empty();
  private long heard;
  private long numbers;
  private long done;

  Sender(Lease lease, Watcher watcher) {
    this.lease = lease;
    this.watcher = watcher;
  }

  /** Sends a call as soon as it can, or gives it up. */
  void submit(Call<?> call) {
    call.until(Clock.now() + PATIENCE);
    if (queue.add(call)) {
      pump();
    } else {
      call.unavailable();
    }
  }

  /** Learns what Redis knows, from whatever it said last; tells whether it still has all that it acknowledged. */
  boolean informed(Kept kept) {
    clock.set(kept.time());
    return kept.done() >= done;
  }

  /** Goes on over a connection. */
  void up(Wire connected) {
    wire = Optional.of(connected);
    heard = Clock.now();
    pump();
  }

  /** The connection has ended. */
  void down() {
    wire = Optional.empty();
    queue.back();
  }

  /** Gives up what was to be answered by now. */
  void expire() {
    queue.expire(Clock.now());
  }

  /** Gives everything up. */
  void clear() {
    queue.clear();
  }

  /** Tells whether answers are overdue. */
  boolean stuck() {
    return queue.flying() && Clock.now() - heard > PATIENCE;
  }

  /** Tells whether nobody waits for anything. */
  boolean idle() {
    return queue.idle();
  }

  private void pump() {
    while (wire.isPresent()) {
      if (!queue.flying()) {
        heard = Clock.now();
      }
      Optional<Call<?>> next = queue.send();
      if (next.isEmpty()) {
        return;
      }
      send(wire.get(), next.get());
    }
  }

  private void send(Wire over, Call<?> call) {
    if (call.writes() && call.number() == 0) {
      call.number(++numbers);
    }
    Stamp stamp = new Stamp(lease.token(), call.number(), clock.redis(call.deadline() - MARGIN));
    over.send(call.request(stamp)).onComplete(answer -> answered(over, call, answer));
  }

  private void answered(Wire over, Call<?> call, AsyncResult<Response> answer) {
    if (wire.filter(current -> current == over).isEmpty()) {
      return;
    }
    if (answer.failed() && Reasons.retried(answer.cause())) {
      watcher.broken(Reasons.of(over.address(), answer.cause()).getMessage());
      return;
    }
    heard = Clock.now();
    queue.answered(call);
    if (answer.failed()) {
      call.unavailable();
      watcher.refused(Reasons.of(over.address(), answer.cause()).getMessage());
    } else if (call.writes()) {
      written(call, answer.result());
    } else {
      call.answered(answer.result());
    }
    pump();
  }

  private void written(Call<?> call, Response result) {
    switch (result.toInteger()) {
      case Script.FENCED -> {
        call.unavailable();
        watcher.fenced();
      }
      case Script.LATE -> {
        if (!call.over()) {
          watcher.late();
        }
        call.unavailable();
      }
      default -> {
        done = Math.max(done, call.number());
        call.answered(result);
        watcher.works();
      }
    }
  }

  /** Who is told what happens to calls. */
  interface Watcher {
    /** The connection is no good any more. */
    void broken(String reason);

    /** Redis works and refuses to write. */
    void refused(String reason);

    /** Redis has written. */
    void works();

    /** Redis thinks that it is later than it is thought to think. */
    void late();

    /** The store belongs to another process. */
    void fenced();
  }
}

package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The writer of one log: a thread that takes all that waits, decides it, writes it with one call, applies it and sends
 * the answers. Namespaces belong to one lane, so whatever is checked stays true until it is written. Callers only put
 * their request on a stack, and wake the thread where the stack was empty; they never wait.
 */
final class Lane implements Runnable {
  /** A batch is cut where it has so many bytes. */
  private static final int BATCH = 2 * 1024 * 1024;
  /** More than this does not wait: the disk hangs. */
  private static final long MAX_WAITING = 64L * 1024 * 1024;

  private final VertxInternal vertx;
  private final Shared shared;
  private final Log log;
  private final Condition condition;
  private final Thread thread;
  private final AtomicReference<Request<?>> newest = new AtomicReference<>();
  private final AtomicLong waiting = new AtomicLong();
  private final ReadWriteLock applying = new ReentrantReadWriteLock();
  private final Batch batch;
  private final Deliveries deliveries = new Deliveries();
  private final Request<Void> end;
  private volatile long applied;

  Lane(VertxInternal vertx, Durability durability, Shared shared, Log log, long last) {
    String name = Log.name(durability);
    this.vertx = vertx;
    this.shared = shared;
    this.log = log;
    this.batch = new Batch(durability);
    this.applied = last;
    this.condition = new Condition("log=" + name + " folder=" + shared.folder());
    this.end = new Request<>(vertx.createEventLoopContext(), 0, ending -> null);
    this.thread = Thread.ofPlatform().daemon().name("hubbub-store-" + name).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Asks for an operation of about so many bytes; completes on the caller's context, in the order asked. */
  <T> Future<T> submit(int bytes, Operation<T> operation) {
    ContextInternal context = vertx.getOrCreateContext();
    if (waiting.addAndGet(bytes) > MAX_WAITING) {
      waiting.addAndGet(-bytes);
      return context.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    Request<T> request = new Request<>(context, bytes, operation);
    return push(request) ? request.promise().future() : context.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
  }

  /** Returns the number up to which the tables have everything. */
  long applied() {
    return applied;
  }

  Log log() {
    return log;
  }

  Condition condition() {
    return condition;
  }

  /** Held by readers who must not see half of a commit. */
  Lock steady() {
    return applying.readLock();
  }

  /** Takes no more requests; returns when all before are done. */
  void finish() throws InterruptedException {
    push(end);
    thread.join();
  }

  private boolean push(Request<?> request) {
    while (true) {
      Request<?> top = newest.get();
      if (top == end) {
        return false;
      }
      request.next = top;
      if (newest.compareAndSet(top, request)) {
        if (top == null) {
          LockSupport.unpark(thread);
        }
        return true;
      }
    }
  }

  @Override
  public void run() {
    boolean open = true;
    while (open) {
      Request<?> top = newest.get();
      if (top == null) {
        LockSupport.park(this);
      } else if (top == end || newest.compareAndSet(top, null)) {
        // The end stays on the stack, where it turns everybody away.
        open = top != end;
        Request<?> next = oldest(open ? top : end.next);
        while (next != null) {
          next = process(next);
        }
      }
    }
  }

  private static Request<?> oldest(Request<?> top) {
    Request<?> oldest = null;
    Request<?> at = top;
    while (at != null) {
      Request<?> before = at.next;
      at.next = oldest;
      oldest = at;
      at = before;
    }
    return oldest;
  }

  /** Does one batch from the requests in turn and returns the first one left over. */
  private Request<?> process(Request<?> first) {
    Request<?> left = first;
    Lock gate = shared.gate().readLock();
    gate.lock();
    try {
      batch.begin(shared.tables(), applied, log.synced());
      while (left != null && batch.records().length() < BATCH) {
        decide(left);
        left = left.next;
      }
      store(first, left);
    } finally {
      gate.unlock();
    }
    for (Request<?> done = first; done != left; done = done.next) {
      waiting.addAndGet(-done.bytes);
      deliveries.add(done);
    }
    deliveries.send();
    return left;
  }

  private void decide(Request<?> request) {
    try {
      request.decide(batch);
    } catch (Fault refused) {
      request.fail(refused);
    } catch (RuntimeException | Error problem) {
      condition.failed(problem);
      request.fail(new Fault(ErrorCode.UNAVAILABLE));
    }
  }

  private void store(Request<?> first, Request<?> left) {
    if (batch.empty()) {
      return;
    }
    try {
      log.write(batch.records(), batch.last());
      apply();
      applied = batch.last();
      condition.works();
    } catch (IOException | RuntimeException | Error problem) {
      batch.failed();
      condition.failed(problem);
      for (Request<?> failed = first; failed != left; failed = failed.next) {
        failed.fail(new Fault(ErrorCode.UNAVAILABLE));
      }
    }
  }

  private void apply() throws IOException {
    applying.writeLock().lock();
    try {
      batch.apply();
    } catch (RuntimeException | Error problem) {
      shared.broken();
      log.retract(batch.records(), applied);
      throw problem;
    } finally {
      applying.writeLock().unlock();
    }
  }
}

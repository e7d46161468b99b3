package hubbub.auth;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the real hasher works on, and can hold it up. */
final class WatchedHasher {
  final AtomicInteger hashed = new AtomicInteger();
  final AtomicInteger matched = new AtomicInteger();
  final AtomicInteger working = new AtomicInteger();

  private final AtomicInteger toHold = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Holds up the next so many that come, until {@link #release}. */
  void hold(int count) {
    gate = new CountDownLatch(1);
    toHold.set(count);
  }

  void release() {
    gate.countDown();
  }

  int done() {
    return hashed.get() + matched.get();
  }

  Hasher watching(Hasher real) {
    return new Hasher() {
      @Override
      public String hash(String secret) {
        pass();
        hashed.incrementAndGet();
        return real.hash(secret);
      }

      @Override
      public boolean matches(String secret, String hash) {
        pass();
        matched.incrementAndGet();
        return real.matches(secret, hash);
      }

      @Override
      public boolean outdated(String hash) {
        return real.outdated(hash);
      }
    };
  }

  private void pass() {
    working.incrementAndGet();
    try {
      if (toHold.getAndDecrement() > 0) {
        gate.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      working.decrementAndGet();
    }
  }
}

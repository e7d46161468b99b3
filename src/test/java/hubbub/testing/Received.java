package hubbub.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What came in over one connection, in order. A test reads on from where it stopped: what it waits for comes within the
 * limit, or the test fails with what came instead. Any thread may add and wait.
 */
public final class Received<T> {
  private final List<T> items = new ArrayList<>();
  private int read;
  private Optional<String> end = Optional.empty();

  synchronized void add(T item) {
    items.add(item);
    notifyAll();
  }

  synchronized void end(String how) {
    if (end.isEmpty()) {
      end = Optional.of(how);
      notifyAll();
    }
  }

  /** The next one that has not been read. */
  public T next() {
    return await("anything", item -> true);
  }

  /** The next unread one that fits; those before it count as read. */
  public T await(String what, Predicate<? super T> fits) {
    return find(fits, Await.LIMIT).orElseThrow(() -> new AssertionError("waited for " + what + ", but " + story()));
  }

  /** As {@link #await} without a failure: empty, and nothing read, when the limit or the connection ends first. */
  public synchronized Optional<T> find(Predicate<? super T> fits, Duration limit) {
    Countdown countdown = new Countdown(limit);
    for (int i = read;; i++) {
      while (i >= items.size()) {
        if (end.isPresent() || !pause(countdown)) {
          return Optional.empty();
        }
      }
      if (fits.test(items.get(i))) {
        read = i + 1;
        return Optional.of(items.get(i));
      }
    }
  }

  /** Waits for the end of the connection, and says how it came: {@code close 1000 why}, {@code eof}, {@code reset}. */
  public synchronized String awaitEnd() {
    Countdown countdown = new Countdown(Await.LIMIT);
    while (end.isEmpty()) {
      if (!pause(countdown)) {
        throw new AssertionError("waited for the end of the connection, but " + story());
      }
    }
    return end.get();
  }

  /** How the connection ended, if it did. */
  public synchronized Optional<String> end() {
    return end;
  }

  /** Everything that came so far, read or not. */
  public synchronized List<T> all() {
    return List.copyOf(items);
  }

  /** How much came so far. */
  public synchronized int count() {
    return items.size();
  }

  /** What came and was not read yet. */
  public synchronized List<T> unread() {
    return List.copyOf(items.subList(read, items.size()));
  }

  private boolean pause(Countdown countdown) {
    if (countdown.over()) {
      return false;
    }
    try {
      wait(countdown.pauseMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private synchronized String story() {
    List<T> rest = items.subList(Math.max(read, items.size() - 20), items.size());
    return end.map(how -> "the connection ended (" + how + ")").orElse("it stayed open")
        + " and these came unread (at most the last 20): " + rest;
  }
}

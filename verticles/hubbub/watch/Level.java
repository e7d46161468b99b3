package hubbub.watch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A number that goes up and down, such as how many are connected. Levels of one name and the same labels are shown as
 * their sum, until whoever made one {@link #close}s it. Any thread may change it.
 */
public final class Level implements AutoCloseable {
  private final AtomicLong now = new AtomicLong();
  private final Consumer<Level> end;

  Level(Consumer<Level> end) {
    this.end = end;
  }

  /** Says what the number is now. */
  public void set(long value) {
    now.set(value);
  }

  /** Makes it so much more, or less. */
  public void add(long more) {
    now.addAndGet(more);
  }

  /** Returns the number. */
  public long value() {
    return now.get();
  }

  /** Is counted no more. Calling it twice is harmless. */
  @Override
  public void close() {
    end.accept(this);
  }
}

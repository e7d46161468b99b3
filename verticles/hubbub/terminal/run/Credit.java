package hubbub.terminal.run;

import java.util.concurrent.atomic.AtomicLong;

/** How many more bytes may be read of a command's output. Granted by any thread, used up by the command's own. */
final class Credit {
  private final AtomicLong bytes = new AtomicLong();

  /** Adds to it, and tells whether there was none before. */
  boolean grant(long more) {
    if (more < 0) {
      throw new IllegalArgumentException("credit cannot be taken back");
    }
    return bytes.getAndUpdate(now -> Long.MAX_VALUE - now < more ? Long.MAX_VALUE : now + more) == 0;
  }

  /** Returns how much of a length is granted. */
  int of(int length) {
    return (int) Math.min(length, bytes.get());
  }

  void use(int length) {
    bytes.getAndUpdate(now -> now == Long.MAX_VALUE ? now : now - length);
  }
}

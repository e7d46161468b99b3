package hubbub.process;

import java.io.IOException;

/** Ends the wait of a thread on behalf of another one. Any thread may call {@link #ring}, also after the end. */
public final class Wake implements AutoCloseable {
  private final Block one = new Block(8);
  private final Block rung = new Block(8);
  private final Descriptor event;

  public Wake() throws IOException {
    event = new Descriptor(Descriptor.checked(Libc.eventfd(0, Libc.O_NONBLOCK | Libc.O_CLOEXEC), "eventfd"));
    one.bytes().putLong(0, 1);
  }

  /** Ends the wait, or the next one. Does nothing once this is closed. */
  // Locked against close: the number of a closed descriptor may be somebody else's.
  public synchronized void ring() {
    if (event.isOpen()) {
      event.write(one, 0, 8);
    }
  }

  /** Returns what to wait for. */
  public Descriptor event() {
    return event;
  }

  /** Lets the next wait be one again. */
  public void silence() {
    event.read(rung, 0, 8);
  }

  @Override
  public synchronized void close() {
    event.close();
  }
}

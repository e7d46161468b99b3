package hubbub.process;

import java.nio.ByteBuffer;

/**
 * What one thread waits for: descriptors, and what shall be possible with each. Filled anew before each wait. An error
 * or hang-up is told whether it was asked for or not.
 */
public final class PollSet {
  private static final int ENTRY = 8;

  private Block entries = new Block(16 * ENTRY);
  private int count;

  /** Forgets all of them. */
  public void clear() {
    count = 0;
  }

  /** Adds a descriptor and returns its place. */
  public int add(Descriptor descriptor, int events) {
    if ((count + 1) * ENTRY > entries.size()) {
      Block larger = new Block(2 * entries.size());
      larger.bytes().put(0, entries.bytes(), 0, entries.size());
      entries = larger;
    }
    ByteBuffer bytes = entries.bytes();
    bytes.putInt(count * ENTRY, descriptor.number());
    bytes.putShort(count * ENTRY + 4, (short) events);
    bytes.putShort(count * ENTRY + 6, (short) 0);
    return count++;
  }

  /** Waits until something is possible. */
  public void await() {
    await(-1);
  }

  /** Waits so many milliseconds at most. */
  public void await(int milliseconds) {
    Libc.poll(entries.address(0), count, milliseconds);
  }

  /** Does not wait, but finds out what is possible now. */
  public void look() {
    await(0);
  }

  /** Returns what is possible at a place, {@code POLLIN} and the like, as of the last wait. */
  public int possible(int place) {
    return entries.bytes().getShort(place * ENTRY + 6);
  }
}

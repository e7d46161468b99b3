package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** One peer's place in an {@link Audience}, with what of the gathered bytes is not for it. */
public final class Seat {
  private final Audience audience;
  private final Wire wire;
  private int place;
  private int from;
  private int[] spared;
  private int sparedCount;
  private boolean left;

  Seat(Audience audience, Wire wire, int place, int from) {
    this.audience = audience;
    this.wire = wire;
    this.place = place;
    this.from = from;
  }

  /** Gives the place up; what was gathered until now still goes out. Twice is harmless. */
  public void leave() {
    if (!left) {
      left = true;
      audience.leave(this);
    }
  }

  int place() {
    return place;
  }

  void place(int now) {
    place = now;
  }

  void spare(int start, int end) {
    int[] pairs = spared == null ? new int[4] : spared;
    if (sparedCount + 2 > pairs.length) {
      pairs = Arrays.copyOf(pairs, pairs.length * 2);
    }
    pairs[sparedCount++] = start;
    pairs[sparedCount++] = end;
    spared = pairs;
  }

  void write(ByteBuf all) {
    if (from == 0 && sparedCount == 0) {
      wire.write(all.retainedDuplicate());
      return;
    }
    int at = from;
    for (int i = 0; i < sparedCount; i += 2) {
      part(all, at, spared[i]);
      at = Math.max(at, spared[i + 1]);
    }
    part(all, at, all.writerIndex());
    from = 0;
    sparedCount = 0;
  }

  private void part(ByteBuf all, int start, int end) {
    if (end > start) {
      wire.write(all.retainedSlice(start, end - start));
    }
  }
}

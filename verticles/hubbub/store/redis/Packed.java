package hubbub.store.redis;

import hubbub.store.Entry;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Reads a value as it stands in Redis: {@code version:end:value}. */
final class Packed {
  private Packed() {}

  /** Returns what stands under a key, unless it has expired. */
  static Optional<Entry> entry(String key, byte[] packed, long now) {
    int first = colon(packed, 0);
    int second = colon(packed, first + 1);
    long expiresAt = number(packed, first + 1, second);
    if (expiresAt != 0 && expiresAt <= now) {
      return Optional.empty();
    }
    return Optional.of(new Entry(key, Buffer.buffer(packed).slice(second + 1, packed.length).copy(),
        number(packed, 0, first), expiresAt));
  }

  private static int colon(byte[] packed, int from) {
    int at = from;
    while (packed[at] != ':') {
      at++;
    }
    return at;
  }

  private static long number(byte[] packed, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + packed[i] - '0';
    }
    return number;
  }
}

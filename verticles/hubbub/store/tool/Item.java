package hubbub.store.tool;

import io.vertx.core.buffer.Buffer;

/** One thing that a store holds. */
sealed interface Item {
  /** What stands under a key. */
  record Value(String namespace, String key, long expiresAt, Buffer value) implements Item {}

  /** A stream whose lines follow, the first of them with the number behind {@code before}. */
  record Stream(String namespace, String stream, long before, long last) implements Item {}

  /** A line of the stream that was named last. */
  record Line(Buffer entry) implements Item {}
}

package hubbub.store.embedded;

import java.nio.ByteBuffer;

/** A stream in the tables: its id, which is never given twice, and the highest number trimmed away. */
record Stream(long id, long floor) {
  static Stream read(byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    return new Stream(in.getLong(), in.getLong());
  }

  byte[] written() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(id).putLong(floor).array();
  }
}

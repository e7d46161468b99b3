package hubbub.store.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Records as they go to the log, one after the other. A record is a checksum, the length of its payload, its number,
 * the highest number known to be on disk when it was written, and the payload. The checksum covers the segment's salt
 * too, so that nothing a user stores can pass for a record.
 */
final class RecordBuffer {
  static final int HEADER = 2 * Integer.BYTES + 2 * Long.BYTES;
  private static final int USUAL = 256 * 1024;

  private final CRC32C crc = new CRC32C();
  private ByteBuffer bytes = ByteBuffer.allocateDirect(USUAL);
  private int start;

  void begin(long number, long synced) {
    start = bytes.position();
    room(HEADER).putLong(0).putLong(number).putLong(synced);
  }

  void end() {
    bytes.putInt(start + Integer.BYTES, bytes.position() - start - HEADER);
  }

  /** Takes the record that was begun back. */
  void cancel() {
    bytes.position(start);
  }

  RecordBuffer kind(byte kind) {
    room(1).put(kind);
    return this;
  }

  RecordBuffer number(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  RecordBuffer size(int size) {
    room(Integer.BYTES).putInt(size);
    return this;
  }

  RecordBuffer bytes(byte[] content) {
    room(Integer.BYTES + content.length).putInt(content.length).put(content);
    return this;
  }

  RecordBuffer padding(int count) {
    room(count).put(new byte[count]);
    return this;
  }

  int length() {
    return bytes.position();
  }

  /** Returns all records, with their checksums, ready to be written. */
  ByteBuffer sealed(long salt) {
    ByteBuffer view = bytes.duplicate().flip();
    int at = 0;
    while (at < view.limit()) {
      int end = at + HEADER + view.getInt(at + Integer.BYTES);
      view.putInt(at, checksum(crc, salt, bytes, at, end));
      at = end;
    }
    return view;
  }

  /** Forgets all records, and the memory of an unusually large batch. */
  void clear() {
    if (bytes.capacity() > 16 * USUAL) {
      bytes = ByteBuffer.allocateDirect(USUAL);
    }
    bytes.clear();
  }

  static int checksum(CRC32C crc, long salt, ByteBuffer bytes, int start, int end) {
    crc.reset();
    crc.update((int) salt);
    crc.update((int) (salt >>> 8));
    crc.update((int) (salt >>> 16));
    crc.update((int) (salt >>> 24));
    crc.update(bytes.duplicate().limit(end).position(start + Integer.BYTES));
    return (int) crc.getValue();
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int wanted = Math.max(bytes.capacity() * 2, Math.addExact(bytes.position(), count));
      bytes = ByteBuffer.allocateDirect(wanted).put(bytes.flip());
    }
    return bytes;
  }
}

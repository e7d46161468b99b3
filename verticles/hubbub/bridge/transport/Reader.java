package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;

/** Turns the bytes of one connection into messages for its conversation. */
interface Reader {
  /** Takes all bytes of a read; the buffer stays the caller's. */
  void read(ByteBuf bytes);

  /** Takes messages of so many bytes from now on, where messages have a length. */
  default void allow(int messageBytes) {}

  /** Forgets what was kept for the next read. */
  void release();
}

package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What came while a peer was not to be heard, in one piece; it is heard before what comes later. */
final class Leftover {
  private ByteBuf kept = Unpooled.EMPTY_BUFFER;

  /** Returns what was kept with these bytes behind it, to be released by the caller, and keeps nothing. */
  ByteBuf with(ByteBuf bytes) {
    ByteBuf before = kept;
    if (!before.isReadable()) {
      return bytes.retain();
    }
    kept = Unpooled.EMPTY_BUFFER;
    if (!bytes.isReadable()) {
      return before;
    }
    ByteBuf all = Unpooled.copiedBuffer(before, bytes);
    before.release();
    return all;
  }

  /** Keeps a copy of these bytes. */
  void keep(ByteBuf bytes) {
    kept = bytes.isReadable() ? Unpooled.copiedBuffer(bytes) : Unpooled.EMPTY_BUFFER;
  }
}

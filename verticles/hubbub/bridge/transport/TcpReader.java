package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;

/**
 * Hands bytes on as the network cut them: a protocol over raw TCP has a framing of its own, and counts the messages in
 * it. A read in which none ended counts as one.
 */
final class TcpReader implements Reader {
  private final Wire wire;

  TcpReader(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void read(ByteBuf bytes) {
    byte[] all = new byte[bytes.readableBytes()];
    bytes.readBytes(all);
    int before = wire.count();
    wire.conversation().bytes(Buffer.buffer(all));
    if (all.length > 0 && wire.count() == before) {
      wire.counted();
    }
  }

  @Override
  public void release() {}
}

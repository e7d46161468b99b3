package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;

/** Hands bytes on as the network cut them: a protocol over raw TCP has a framing of its own. */
final class TcpReader implements Reader {
  private final Wire wire;

  TcpReader(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void read(ByteBuf bytes) {
    wire.counted();
    wire.conversation().bytes(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
  }

  @Override
  public void release() {}
}

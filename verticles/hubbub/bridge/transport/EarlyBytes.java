package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps what a client sends right behind its handshake until the websocket is there to hear it. The decoder of HTTP
 * hands such bytes on while it is taken out of the pipeline, to Vert.x's own handler, which would lose them and never
 * give their memory back.
 */
public final class EarlyBytes extends ChannelInboundHandlerAdapter {
  private final Queue<ByteBuf> kept = new ArrayDeque<>();

  private EarlyBytes() {}

  /** Keeps them from now on; to be called right before the connection of this request becomes a socket. */
  public static void keep(HttpServerRequest handshake) {
    ((HttpServerConnection) handshake.connection()).channelHandlerContext().pipeline()
        .addAfter("httpDecoder", "early", new EarlyBytes());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof ByteBuf bytes) {
      kept.add(bytes);
    } else {
      context.fireChannelRead(read);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    for (ByteBuf bytes = kept.poll(); bytes != null; bytes = kept.poll()) {
      context.fireChannelRead(bytes);
    }
  }
}

package hubbub.bridge.transport;

import hubbub.bridge.spi.Protocol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** Turns accepted sockets into wires, within the limits on connections. */
public final class Entrance {
  private final Wires wires;

  /** Makes the entrance of an instance. */
  public Entrance(Wires wires) {
    this.wires = wires;
  }

  /** Takes a raw TCP socket, or closes it at once where there are too many. */
  public void tcp(NetSocket socket, Protocol protocol) {
    String address = socket.remoteAddress().hostAddress();
    if (wires.admit(address)) {
      probe(((NetSocketInternal) socket).channelHandlerContext().channel());
      take(socket, wire(Framing.TCP, Arrival.tcp(address), protocol), protocol);
    } else {
      socket.close();
    }
  }

  /**
   * Takes a socket whose websocket handshake was answered with 101, after {@link EarlyBytes#keep}; its address was
   * admitted before.
   */
  public void websocket(NetSocket socket, Arrival arrival, Protocol protocol) {
    take(socket, wire(Framing.WEBSOCKET, arrival, protocol), protocol).remove(EarlyBytes.class);
  }

  // Nobody can be pinged over raw TCP, so the system asks: a peer whose machine has vanished is found out after 90 s
  // instead of two hours. Other transports than epoll keep the system's own times.
  private static void probe(Channel channel) {
    if (channel instanceof EpollSocketChannel) {
      channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, 60);
      channel.config().setOption(EpollChannelOption.TCP_KEEPINTVL, 10);
      channel.config().setOption(EpollChannelOption.TCP_KEEPCNT, 3);
    }
  }

  private Wire wire(Framing framing, Arrival arrival, Protocol protocol) {
    return new Wire(wires, framing, arrival, protocol);
  }

  private ChannelPipeline take(NetSocket socket, Wire wire, Protocol protocol) {
    ChannelPipeline pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
    wires.add(wire);
    pipeline.replace("handler", "wire", wire);
    wire.begin(protocol.open(wire));
    if (!pipeline.channel().isActive()) {
      wire.channelInactive(pipeline.context(wire));
    }
    return pipeline;
  }
}

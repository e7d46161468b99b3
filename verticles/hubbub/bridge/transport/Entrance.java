package hubbub.bridge.transport;

import hubbub.bridge.spi.Protocol;
import io.netty.channel.ChannelPipeline;
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
      take(socket, new Wire(wires, Framing.TCP, Arrival.tcp(address)), protocol);
    } else {
      socket.close();
    }
  }

  /** Takes a socket whose websocket handshake was answered with 101; its address was admitted before. */
  public void websocket(NetSocket socket, Arrival arrival, Protocol protocol) {
    take(socket, new Wire(wires, Framing.WEBSOCKET, arrival), protocol);
  }

  private void take(NetSocket socket, Wire wire, Protocol protocol) {
    ChannelPipeline pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
    wires.add(wire);
    pipeline.replace("handler", "wire", wire);
    wire.begin(protocol.open(wire));
    if (!pipeline.channel().isActive()) {
      wire.channelInactive(pipeline.context(wire));
    }
  }
}

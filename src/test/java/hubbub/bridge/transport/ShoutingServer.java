package hubbub.bridge.transport;

import hubbub.bridge.http.Handshake;
import hubbub.bridge.http.Origins;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Rejection;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.List;

/**
 * The transport alone, on free ports: what anybody says is said to all, over websockets at {@code /} and raw TCP.
 * Some words are for the server: {@code login}, {@code quiet} (tell all but me), {@code wait} (pause a moment),
 * {@code watch} (sit before the screen), {@code show} (on the screen), {@code bye}, {@code fail}.
 */
final class ShoutingServer implements AutoCloseable {
  /** Limits with which a test need not wait long. */
  static final Limits LIMITS = new Limits(1_000, 2, 4, 2, 1_000, 262_144, 1, 100, 100);

  final Wires[] wires = new Wires[1];
  private final Vertx vertx = Vertx.vertx();
  private final Audience[] audience = new Audience[2];
  private final Limits limits;
  private Turn turn;
  private Screen screen;
  private HttpServer http;
  private NetServer tcp;

  ShoutingServer(Limits limits) {
    this.limits = limits;
    Await.result(vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return listen(vertx);
      }
    }));
  }

  int http() {
    return http.actualPort();
  }

  int tcp() {
    return tcp.actualPort();
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }

  private Future<?> listen(Vertx on) {
    turn = new Turn(on);
    wires[0] = new Wires(on, limits, new Census());
    Entrance entrance = new Entrance(wires[0]);
    Visitors visitors = new Visitors(on, wires[0]);
    Handshake handshake = new Handshake(visitors, entrance, Origins.of(List.of()));
    Protocol protocol = Shouting::new;
    http = on.createHttpServer(Visitors.options().setHost("127.0.0.1").setPort(0))
        .connectionHandler(visitors::connected)
        .requestHandler(request -> {
          visitors.requested(request);
          handshake.answer(request, protocol);
        });
    tcp = on.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
        .connectHandler(socket -> entrance.tcp(socket, protocol));
    return Future.join(http.listen(), tcp.listen());
  }

  private final class Shouting implements Conversation {
    private final Peer peer;
    private final Audience all;
    private final Seat seat;
    private Viewer viewer;

    private Shouting(Peer peer) {
      this.peer = peer;
      Wire wire = (Wire) peer;
      int kind = wire.framing().ordinal();
      if (audience[kind] == null) {
        audience[kind] = new Audience(turn, wire);
      }
      all = audience[kind];
      seat = all.seat(wire);
    }

    @Override
    public void text(String message) {
      switch (message.strip()) {
        case "login" -> peer.identify(Principal.guest("x"));
        case "wait" -> {
          peer.pause();
          peer.later(200, peer::resume);
          shout("waiting");
        }
        case "watch" -> {
          if (screen == null) {
            screen = new Screen(turn, (Wire) peer);
          }
          seat.leave();
          viewer = screen.seat((Wire) peer);
          peer.send(Buffer.buffer("watching"));
        }
        case "bye" -> peer.close(CloseReason.NORMAL);
        case "fail" -> throw new IllegalStateException("as asked");
        default -> shout(message);
      }
    }

    private void shout(String message) {
      if (message.startsWith("show")) {
        screen.show(Buffer.buffer(message));
      } else if (message.startsWith("quiet")) {
        all.sayExcept(Buffer.buffer(message), seat);
      } else {
        all.say(Buffer.buffer(message));
        if (screen != null) {
          screen.say(Buffer.buffer(message));
        }
      }
    }

    @Override
    public void bytes(Buffer bytes) {
      text(bytes.toString());
    }

    @Override
    public void rejected(Rejection why) {
      peer.offence();
      peer.send(Buffer.buffer("rejected " + why));
    }

    @Override
    public void ending(CloseReason reason) {
      peer.send(Buffer.buffer("ending " + reason));
    }

    @Override
    public void closed() {
      seat.leave();
      if (viewer != null) {
        viewer.leave();
      }
    }
  }
}

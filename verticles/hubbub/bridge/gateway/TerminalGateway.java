package hubbub.bridge.gateway;

import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bridge.spi.Terminals;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * The terminal sessions that peers of one bridge instance see. When {@code terminal} has been started anew its sessions
 * are gone, and their viewers are told.
 */
public final class TerminalGateway implements Terminals {
  private final Bus bus;
  private final Wires wires;
  private final boolean loopback;
  private final Viewers viewers;

  /** Makes the gateway of an instance; {@code loopback} tells whether only this machine can reach its listeners. */
  public TerminalGateway(Vertx vertx, Bus bus, Wires wires, boolean loopback) {
    this.bus = bus;
    this.wires = wires;
    this.loopback = loopback;
    this.viewers = new Viewers(vertx, bus, wires.key());
  }

  /** Begins to tell {@code terminal} that this instance lives, whether it is there yet or not. */
  public Future<Void> start(int beatSeconds) {
    return viewers.start(beatSeconds, TerminalApi.ALIVE, TerminalApi.STARTED);
  }

  @Override
  public Future<TerminalView> open(Peer peer, Opening opening, TerminalListener listener) {
    TerminalViewer viewer = new TerminalViewer(this, viewers.key(peer), listener);
    Open open = new Open(opening.who(), viewer.key(), wires.key(), loopback, opening.token(), opening.session(),
        opening.have(), opening.replay(), opening.window());
    // Of no context, so that its handlers run within complete(): nothing of the session comes before what they say.
    Promise<TerminalView> inside = Promise.promise();
    viewer.listen()
        .compose(ready -> bus.call(TerminalApi.OPEN, open))
        .onComplete(opened -> entered(viewer, opened, inside), problem -> {
          viewer.end();
          inside.fail(problem);
        });
    return inside.future();
  }

  private void entered(TerminalViewer viewer, Opened opened, Promise<TerminalView> inside) {
    viewers.add(viewer);
    viewer.entered(opened);
    inside.complete(viewer);
  }

  @Override
  public <Q extends Message, R extends Message> Future<R> ask(Endpoint<Q, R> endpoint, Q request) {
    return bus.call(endpoint, request);
  }

  Bus bus() {
    return bus;
  }

  Viewers viewers() {
    return viewers;
  }
}

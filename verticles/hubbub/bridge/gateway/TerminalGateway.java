package hubbub.bridge.gateway;

import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bridge.spi.Terminals;
import hubbub.bridge.transport.Turn;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.Alive;
import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.Pulse;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The terminal sessions that peers of one bridge instance see. When {@code terminal} has been started anew its sessions
 * are gone, and their viewers are told.
 */
public final class TerminalGateway implements Terminals {
  private final Vertx vertx;
  private final Bus bus;
  private final Wires wires;
  private final boolean loopback;
  private final Turn turn;
  private final Set<TerminalViewer> viewers = new LinkedHashSet<>();
  private String incarnation = "";
  private long numbers;

  /** Makes the gateway of an instance; {@code loopback} tells whether only this machine can reach its listeners. */
  public TerminalGateway(Vertx vertx, Bus bus, Wires wires, boolean loopback) {
    this.vertx = vertx;
    this.bus = bus;
    this.wires = wires;
    this.loopback = loopback;
    this.turn = new Turn(vertx);
  }

  /** Begins to tell {@code terminal} that this instance lives, whether it is there yet or not. */
  public Future<Void> start(int beatSeconds) {
    vertx.setPeriodic(beatSeconds * 1_000L, timer -> beat());
    return bus.listen(TerminalApi.STARTED, this::heard).ready().onSuccess(ready -> beat());
  }

  @Override
  public Future<TerminalView> open(Peer peer, Opening opening, TerminalListener listener) {
    TerminalViewer viewer = new TerminalViewer(this, peer.id() + "-" + ++numbers, listener);
    Open open = new Open(opening.who(), viewer.viewer(), wires.key(), loopback, opening.token(), opening.session(),
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

  Turn turn() {
    return turn;
  }

  void forget(TerminalViewer viewer) {
    viewers.remove(viewer);
  }

  private void beat() {
    bus.call(TerminalApi.ALIVE, new Alive(wires.key())).onSuccess(this::heard);
  }

  private void heard(Pulse pulse) {
    boolean another = !incarnation.equals(pulse.incarnation());
    incarnation = pulse.incarnation();
    if (another) {
      List.copyOf(viewers).forEach(viewer -> viewer.heard(incarnation));
    }
  }

  String incarnation() {
    return incarnation;
  }
}

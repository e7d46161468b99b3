package hubbub.bridge.gateway;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.bridge.spi.Consoles;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Attached;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Spy;
import hubbub.contract.console.Taken;
import hubbub.contract.console.TakenQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * The consoles that peers of one bridge instance sit at or watch. When {@code console} has been started anew its
 * consoles are gone, and their viewers are told.
 */
public final class ConsoleGateway implements Consoles {
  // A console may read its packets when it likes. Should its verticle die over it, the viewer is told.
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Bus bus;
  private final Bus patient;
  private final Wires wires;
  private final boolean loopback;
  private final Viewers viewers;

  /** Makes the gateway of an instance; {@code loopback} tells whether only this machine can reach its listeners. */
  public ConsoleGateway(Vertx vertx, Bus bus, Wires wires, boolean loopback) {
    this.bus = bus;
    this.patient = new Bus(vertx, PATIENCE);
    this.wires = wires;
    this.loopback = loopback;
    this.viewers = new Viewers(vertx, bus, wires.key());
  }

  /** Begins to tell {@code console} that this instance lives, whether it is there yet or not. */
  public Future<Void> start(int beatSeconds) {
    return viewers.start(beatSeconds, ConsoleApi.ALIVE, ConsoleApi.STARTED);
  }

  @Override
  public Future<Boolean> taken(String name) {
    return bus.call(ConsoleApi.TAKEN, new TakenQuery(name)).map(Taken::taken);
  }

  @Override
  public Future<ConsoleView> enter(Peer peer, Entry entry, ConsoleListener listener) {
    ConsoleViewer viewer = new ConsoleViewer(this, viewers.key(peer), listener);
    // Of no context, so that its handlers run within complete(): nothing of the console comes before what they say.
    Promise<ConsoleView> inside = Promise.promise();
    viewer.listen()
        .compose(ready -> ask(viewer.key(), entry))
        .onComplete(attached -> entered(viewer, attached, inside), problem -> {
          viewer.end();
          inside.fail(problem);
        });
    return inside.future();
  }

  private Future<Attached> ask(String viewer, Entry entry) {
    return entry.spied().isPresent()
        ? bus.call(ConsoleApi.SPY, new Spy(entry.who(), viewer, wires.key(), entry.spied().get(), entry.window()))
        : bus.call(ConsoleApi.ATTACH, new Attach(entry.who(), viewer, wires.key(), loopback, entry.takeOver(),
            entry.keep(), entry.window()));
  }

  private void entered(ConsoleViewer viewer, Attached attached, Promise<ConsoleView> inside) {
    viewers.add(viewer);
    viewer.entered(attached);
    inside.complete(viewer);
  }

  Bus bus() {
    return bus;
  }

  Bus patient() {
    return patient;
  }

  Viewers viewers() {
    return viewers;
  }
}

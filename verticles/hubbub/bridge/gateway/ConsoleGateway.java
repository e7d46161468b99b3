package hubbub.bridge.gateway;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.bridge.spi.Consoles;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
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

  private final Vertx vertx;
  private final Bus bus;
  private final Duration limit;
  private final Bus patient;
  private final Wires wires;
  private final boolean loopback;
  private final Viewers viewers;

  /**
   * Makes the gateway of an instance, in which nobody waits for a seat longer than the limit; {@code loopback} tells
   * whether only this machine can reach its listeners.
   */
  public ConsoleGateway(Vertx vertx, Bus bus, Duration limit, Wires wires, boolean loopback) {
    this.vertx = vertx;
    this.bus = bus;
    this.limit = limit;
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
    long late = vertx.setTimer(limit.toMillis(), over -> refused(viewer, new Fault(ErrorCode.UNAVAILABLE), inside));
    viewer.listen()
        .compose(ready -> ask(viewer.key(), entry))
        .onComplete(attached -> entered(viewer, attached, inside), problem -> refused(viewer, problem, inside))
        .onComplete(answered -> vertx.cancelTimer(late));
    return inside.future();
  }

  // However late the answer is, it is heard: otherwise somebody would have a seat and not know of it.
  private Future<Attached> ask(String viewer, Entry entry) {
    return entry.spied().isPresent()
        ? patient.call(ConsoleApi.SPY, new Spy(entry.who(), viewer, wires.key(), entry.spied().get(), entry.window()))
        : patient.call(ConsoleApi.ATTACH, new Attach(entry.who(), viewer, wires.key(), loopback, entry.takeOver(),
            entry.keep(), entry.window()));
  }

  private static void refused(ConsoleViewer viewer, Throwable problem, Promise<ConsoleView> inside) {
    viewer.end();
    inside.tryFail(problem);
  }

  private void entered(ConsoleViewer viewer, Attached attached, Promise<ConsoleView> inside) {
    if (viewer.ended()) {
      viewer.giveBack(attached);
      return;
    }
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

package hubbub.bridge.gateway;

import hubbub.bridge.spi.Peer;
import hubbub.bridge.transport.Turn;
import hubbub.bus.Bus;
import hubbub.contract.Alive;
import hubbub.contract.Endpoint;
import hubbub.contract.Pulse;
import hubbub.contract.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The viewers that one bridge instance has at a verticle which forgets them when it is started anew. It is told that
 * the instance lives, and they are told when it has forgotten them, or is gone for longer than it would remember them.
 */
final class Viewers {
  private static final Logger LOG = LoggerFactory.getLogger(Viewers.class);
  private static final long GIVEN_UP_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Vertx vertx;
  private final Bus bus;
  private final Alive alive;
  private final Turn turn;
  private final Set<Viewer> inside = new LinkedHashSet<>();
  private String incarnation = "";
  private long heardAt = System.nanoTime();
  private long numbers;

  Viewers(Vertx vertx, Bus bus, String bridge) {
    this.vertx = vertx;
    this.bus = bus;
    this.alive = new Alive(bridge);
    this.turn = new Turn(vertx);
  }

  /** Begins to tell the verticle that this instance lives, whether it is there yet or not. */
  Future<Void> start(int beatSeconds, Endpoint<Alive, Pulse> beats, Topic<Pulse> started) {
    vertx.setPeriodic(beatSeconds * 1_000L, timer -> beat(beats));
    return bus.listen(started, this::heard).ready().onSuccess(ready -> beat(beats));
  }

  /** Returns a key for one more viewer. */
  String key(Peer peer) {
    return peer.id() + "-" + ++numbers;
  }

  void add(Viewer viewer) {
    inside.add(viewer);
  }

  void forget(Viewer viewer) {
    inside.remove(viewer);
  }

  Turn turn() {
    return turn;
  }

  String incarnation() {
    return incarnation;
  }

  private void beat(Endpoint<Alive, Pulse> beats) {
    bus.call(beats, alive).onSuccess(this::heard).onFailure(problem -> {
      if (System.nanoTime() - heardAt > GIVEN_UP_NANOS && !inside.isEmpty()) {
        LOG.warn("viewers.lost address={} viewers={}", beats.address(), inside.size());
        List.copyOf(inside).forEach(Viewer::lose);
      }
    });
  }

  private void heard(Pulse pulse) {
    boolean another = !incarnation.equals(pulse.incarnation());
    incarnation = pulse.incarnation();
    heardAt = System.nanoTime();
    if (another) {
      List.copyOf(inside).forEach(viewer -> viewer.heard(incarnation));
    }
  }
}

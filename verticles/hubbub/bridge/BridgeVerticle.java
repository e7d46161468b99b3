package hubbub.bridge;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.BusGateway;
import hubbub.bridge.gateway.ChatGateway;
import hubbub.bridge.gateway.ConsoleGateway;
import hubbub.bridge.gateway.FileGateway;
import hubbub.bridge.gateway.HubHealth;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.bridge.gateway.MatchGateway;
import hubbub.bridge.gateway.NodeGateway;
import hubbub.bridge.gateway.TerminalGateway;
import hubbub.bridge.http.ApiRoutes;
import hubbub.bridge.http.EventBusRoutes;
import hubbub.bridge.http.FileRoutes;
import hubbub.bridge.http.HealthRoutes;
import hubbub.bridge.http.HttpRoutes;
import hubbub.bridge.http.MetricsRoutes;
import hubbub.bridge.http.StaticRoutes;
import hubbub.bridge.protocol.eventbus.EventBusConfig;
import hubbub.bridge.protocol.eventbus.EventBusProtocol;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.bridge.transport.Census;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.conf.Checked;
import hubbub.contract.CloseReason;
import hubbub.contract.Health;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Revoked;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faces the network: opens the listeners, and brings together their connections, the adapters and the bus. Any number
 * of instances run side by side, each with its own connections.
 */
public final class BridgeVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(BridgeVerticle.class);
  private static final int GRACE_SECONDS = 2;
  /** Who asks whether the hub is ready has little time, and silence would be taken for that of the whole node. */
  private static final int HEALTH_MILLIS = 500;

  private BridgeConfig config;
  private Bus bus;
  private Wires wires;
  private ChatGateway chat;
  private MatchGateway matches;
  private Listeners listeners;
  private boolean draining;

  @Override
  public void check(JsonObject config) {
    BridgeConfig.from(config);
  }

  @Override
  public Future<?> start() {
    config = BridgeConfig.from(config());
    Duration limit = Duration.ofMillis(config.requestMillis());
    bus = new Bus(vertx, limit);
    Census census = vertx.sharedData().<String, Census>getLocalMap("hubbub.bridge")
        .computeIfAbsent("census", first -> new Census());
    wires = new Wires(vertx, config.limits(), census);
    chat = new ChatGateway(vertx, bus, wires, config.gapMillis());
    matches = new MatchGateway(vertx, bus, wires);
    TerminalGateway terminals = new TerminalGateway(vertx, bus, wires, config.loopback());
    ConsoleGateway consoles = new ConsoleGateway(vertx, bus, limit, wires, config.loopback());
    AccountGateway accounts = new AccountGateway(bus);
    NodeGateway nodes = new NodeGateway(vertx, bus);
    HttpRoutes routes = new HttpRoutes(
        new ApiRoutes(accounts, new LobbyGateway(bus), new AdminGateway(bus), nodes, config.http()),
        new FileRoutes(accounts, new FileGateway(bus, config.loopback())),
        new MetricsRoutes(accounts),
        new HealthRoutes(watch(), this::health),
        new EventBusRoutes(config.http().rule()),
        new StaticRoutes(config.http()));
    Services services = new Services(accounts, chat, matches, terminals, consoles);
    Optional<BusGateway> door = config.eventBus().map(terms -> new BusGateway(vertx, bus, census, terms(terms)));
    listeners = new Listeners(vertx, wires, new Protocols(services, door.map(this::door)), routes,
        config.http().rule());
    bus.listen(AuthApi.REVOKED, this::revoked);
    return bus.serveHealth("bridge", this::health)
        .compose(served -> nodes.start())
        .compose(served -> chat.start(config.beatSeconds()))
        .compose(started -> matches.start(config.beatSeconds()))
        .compose(started -> terminals.start(config.beatSeconds()))
        .compose(started -> consoles.start(config.beatSeconds()))
        .compose(started -> door.map(BusGateway::start).orElse(Future.succeededFuture()))
        .compose(started -> listeners.open(config.listeners()))
        .recover(problem -> close().transform(closed -> Future.failedFuture(problem)));
  }

  @Override
  public Future<?> stop() {
    if (draining) {
      return Future.succeededFuture();
    }
    draining = true;
    chat.drain();
    matches.drain();
    LOG.info("bridge.draining connections={}", wires.count());
    int seconds = config.drainSeconds() + config.limits().closeSeconds() + GRACE_SECONDS;
    Future<Void> unbound = listeners.letNobodyIn(seconds);
    Future<Void> drained = wires.drain(config.drainSeconds());
    Future<Void> late = vertx.timer(seconds * 1_000L).mapEmpty();
    return Future.any(drained, late)
        .onComplete(done -> wires.abort())
        .compose(done -> chat.finish())
        .compose(done -> close())
        .compose(done -> unbound);
  }

  private Future<Void> close() {
    wires.close();
    return listeners.close().transform(closed -> bus.close());
  }

  private Protocol door(BusGateway lines) {
    return new EventBusProtocol(config.eventBus().orElseThrow().limits(), lines);
  }

  private static BusGateway.Terms terms(EventBusConfig config) {
    EventBusConfig.Limits limits = config.limits();
    return new BusGateway.Terms(config.accounts(), config.tokens(), limits.connectionsPerOwner(),
        limits.registrations() + limits.requests(), config.request(), config.proof());
  }

  private HubHealth watch() {
    Duration limit = Duration.ofMillis(Math.min(config.requestMillis(), HEALTH_MILLIS));
    return new HubHealth(vertx, new Bus(vertx, limit), config.needs(), config.watches());
  }

  private Health health() {
    return draining ? new Health(false, "The hub is about to stop.") : Health.READY;
  }

  private void revoked(Revoked revoked) {
    chat.revoked(revoked);
    wires.end(revoked::concerns, revoked.banned() ? CloseReason.BANNED : CloseReason.REVOKED);
  }
}

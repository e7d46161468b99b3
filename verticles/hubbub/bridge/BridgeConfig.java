package hubbub.bridge;

import hubbub.bridge.http.HttpConfig;
import hubbub.bridge.http.HttpRoutes;
import hubbub.bridge.protocol.eventbus.EventBusConfig;
import hubbub.bridge.transport.Limits;
import hubbub.conf.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * {@code conf/bridge.json}.
 *
 * @param listeners what the bridge listens on
 * @param limits what a connection may do
 * @param http what its HTTP listeners serve besides websockets
 * @param eventBus the door to the event bus; empty = there is none
 * @param needs the verticles without which the hub is not ready, by the noun of their health address
 * @param watches the verticles without which the hub is degraded, likewise
 * @param requestMillis how long an answer from the bus may take, in milliseconds
 * @param gapMillis how long a missing room event is waited for before it is asked for, in milliseconds
 * @param beatSeconds how often the rooms are told that this bridge lives, in seconds
 * @param drainSeconds over how many seconds connections are closed when the hub stops
 */
public record BridgeConfig(List<ListenerConfig> listeners, Limits limits, HttpConfig http,
    Optional<EventBusConfig> eventBus, List<String> needs, List<String> watches, int requestMillis, int gapMillis,
    int beatSeconds, int drainSeconds) {
  /** Reads the configuration; throws a {@link hubbub.conf.ConfException} with all its problems. */
  public static BridgeConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    BridgeConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Tells whether only this machine can reach the bridge. */
  public boolean loopback() {
    return listeners.stream().allMatch(ListenerConfig::loopback);
  }

  /** Reads the configuration, leaving {@code done()} to the caller. */
  static BridgeConfig from(Conf conf) {
    List<ListenerConfig> listeners = conf.sections("listeners", "what the bridge listens on").stream()
        .map(ListenerConfig::from).toList();
    Optional<EventBusConfig> eventBus = conf.optionalSection("eventbus").map(EventBusConfig::from);
    if (eventBus.isEmpty() && listeners.stream().anyMatch(one -> one.serves().contains(HttpRoutes.EVENT_BUS))) {
      conf.problem("eventbus", "a section with rules, where a listener serves it");
    }
    return new BridgeConfig(
        listeners,
        Limits.from(conf.section("limits")),
        HttpConfig.from(conf.section("http")),
        eventBus,
        conf.texts("needs", "verticles without which the hub is not ready", List.of("auth", "rooms", "matches")),
        conf.texts("watches", "verticles without which the hub is degraded", List.of("terminal", "console")),
        conf.whole("requestMillis", "ms", 100, 60_000, 5_000),
        conf.whole("gapMillis", "ms", 0, 10_000, 50),
        conf.whole("beatSeconds", "s", 1, 60, 5),
        conf.whole("drainSeconds", "s", 0, 20, 3));
  }
}

package hubbub.bridge.protocol.line;

import hubbub.bus.Bus;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A hub with the line protocol beside all others. */
final class LineHub implements AutoCloseable {
  private final LocalHub hub;

  private LineHub(LocalHub hub) {
    this.hub = hub;
  }

  /** Starts one with these limits of the bridge and of the rooms. */
  static LineHub in(Path folder, JsonObject limits, JsonObject people) {
    JsonObject bridge = LocalHub.allProtocols().put("limits", limits);
    bridge.getJsonArray("listeners").add(new JsonObject("""
        {"name": "line", "transport": "tcp", "routes": [{"adapter": "line"}]}"""));
    return new LineHub(LocalHub.in(folder, Map.of("bridge", bridge, "rooms", new JsonObject().put("limits", people))));
  }

  static LineHub in(Path folder) {
    return in(folder, new JsonObject(), new JsonObject().put("burst", 100_000).put("perSecond", 100_000));
  }

  int port() {
    return hub.port("line");
  }

  LineClient connect() {
    return LineClient.connect(port());
  }

  /** Logs in as a guest. */
  LineClient guest(String name) {
    return connect().login(name);
  }

  RwciClient rwci(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret", extensions);
  }

  ChatMasterClient chatmaster(String name) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    client.login(name);
    return client;
  }

  Bus bus() {
    return new Bus(hub.vertx(), Duration.ofSeconds(5));
  }

  LocalHub local() {
    return hub;
  }

  @Override
  public void close() {
    hub.close();
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.CapturedLog;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/** A hub that somebody means harm to, the neighbours who are there all the time, and whatever gets into the log. */
final class Siege implements AutoCloseable {
  private static final JsonObject PEOPLE = new JsonObject().put("burst", 100_000).put("perSecond", 100_000);

  private final LocalHub hub;
  private final CapturedLog log;
  private final Neighbours neighbours;

  private Siege(LocalHub hub, CapturedLog log) {
    this.hub = hub;
    this.log = log;
    this.neighbours = new Neighbours(hub);
  }

  /** Begins with these limits of the bridge, and none worth mentioning of what a person may say. */
  static Siege in(Path folder, JsonObject limits) {
    JsonObject bridge = LocalHub.allProtocols().put("limits", limits);
    LocalHub hub = LocalHub.in(folder, bridge, new JsonObject().put("limits", PEOPLE));
    CapturedLog log = CapturedLog.ofEverything();
    try {
      return new Siege(hub, log);
    } catch (AssertionError | RuntimeException problem) {
      log.close();
      hub.close();
      throw problem;
    }
  }

  LocalHub hub() {
    return hub;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  WebSocketWire websocket() {
    return WebSocketWire.open(hub.port("http"), "/rwci");
  }

  RwciClient rwci(String name, String... extensions) {
    return new RwciClient(websocket()).enter(name, "secret", extensions);
  }

  ChatMasterClient chatmaster() {
    return ChatMasterClient.connect(hub.port("tcp"));
  }

  /** The neighbours are undisturbed, and what clients did wrong is in no log. */
  void assertUnharmed() {
    neighbours.assertUndisturbed();
    assertThat(log.lines()).isEmpty();
  }

  @Override
  public void close() {
    neighbours.close();
    log.close();
    hub.close();
  }
}

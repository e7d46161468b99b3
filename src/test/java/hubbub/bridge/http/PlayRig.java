package hubbub.bridge.http;

import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A packaged hub with matches, a browser at a desk and one on a telephone, and names for three people. */
abstract class PlayRig {
  @TempDir
  static Path folder;
  static PackagedHub hub;
  static RestClient rest;
  static int people;

  Browser browser;
  Browser phone;
  String ann;
  String bob;
  String cid;

  /** Starts the hub, in which Pong is won by so many points. */
  static void start(int points) {
    start(points, Map.of());
  }

  /** Starts likewise a hub of which more files are changed. */
  static void start(int points, Map<String, JsonObject> changes) {
    Browser.assumeInstalled();
    JsonObject rules = new JsonObject().put("rules", new JsonObject().put("points", points));
    Map<String, JsonObject> all = new HashMap<>(changes);
    all.putAll(Map.of("auth.json", PackagedHub.cheapPasswords(), "pong.json", rules));
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json", all);
    rest = new RestClient(hub.http());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      rest.close();
      hub.close();
      hub = null;
    }
  }

  @BeforeEach
  void open() {
    people++;
    ann = "ann" + people;
    bob = "bob" + people;
    cid = "cid" + people;
    browser = Browser.open(folder);
    phone = Browser.open(folder).screen(390, 844, 2).likes(true);
  }

  @AfterEach
  void close() {
    List<Browser> open = List.of(browser, phone);
    try {
      open.forEach(PlayPage::assertQuiet);
    } finally {
      open.forEach(Browser::close);
    }
  }
}

package hubbub.bridge.protocol.console;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.SetRoles;
import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.LocalHub;
import hubbub.testing.Processes;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A hub whose consoles are the scripted one. When it is closed none of them may be left. */
final class ConsoleHub implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src/test/resources/console/scripted.sh").toAbsolutePath();

  final LocalHub hub;
  final Bus bus;
  private final String mark;
  private int people;

  private ConsoleHub(LocalHub hub, String mark) {
    this.hub = hub;
    this.mark = mark;
    this.bus = new Bus(hub.vertx(), Duration.ofSeconds(10));
  }

  static ConsoleHub in(Path folder) {
    return in(folder, new JsonObject(), new JsonObject());
  }

  /** With options of the adapter, and some keys of the console verticle's configuration. */
  static ConsoleHub in(Path folder, JsonObject options, JsonObject console) {
    return new ConsoleHub(LocalHub.in(folder, conf(folder, options, console)), folder.toString());
  }

  /** A hub whose bridge waits for answers so long. */
  static ConsoleHub impatient(Path folder, int millis) {
    Map<String, JsonObject> conf = conf(folder, new JsonObject(), new JsonObject());
    conf.get("bridge").put("requestMillis", millis);
    return new ConsoleHub(LocalHub.in(folder, conf), folder.toString());
  }

  /** The same, looked after by the hub's own supervisor. */
  static ConsoleHub supervised(Path folder) {
    return new ConsoleHub(LocalHub.supervised(folder, conf(folder, new JsonObject(), new JsonObject())),
        folder.toString());
  }

  private static Map<String, JsonObject> conf(Path folder, JsonObject options, JsonObject console) {
    JsonObject bridge = LocalHub.allProtocols();
    bridge.getJsonArray("listeners").getJsonObject(0).getJsonArray("routes").stream().map(JsonObject.class::cast)
        .filter(route -> "console".equals(route.getString("adapter"))).forEach(route -> route.put("options", options));
    // Told by the folder in its command line, a console is found among others.
    return Map.of("bridge", bridge, "console", new JsonObject()
        .put("command", "/usr/bin/env HUBBUB_TEST=" + folder + " /bin/bash " + SCRIPT).mergeIn(console, true));
  }

  int port() {
    return hub.port("http");
  }

  /** Makes an account with the password "pw", and returns its name. */
  String somebody(String... roles) {
    String name = "Ann" + ++people;
    Await.result(bus.call(AuthApi.REGISTER, new Register(name, ConsolePage.hash("pw"), "192.0.2.1")));
    if (roles.length > 0) {
      Await.result(bus.call(AuthApi.ROLES, new SetRoles("admin", name, List.of(roles))));
    }
    return name;
  }

  /** Sits somebody new down. */
  ConsolePage sitting() {
    return page().enter(somebody(), "pw");
  }

  ConsolePage page() {
    return ConsolePage.connect(port());
  }

  ConsolePage legacyPage() {
    return ConsolePage.legacy(port());
  }

  /** Chats as somebody who can prove it. */
  RwciClient chat(String name, String password) {
    return RwciClient.connect(port()).enter(name, password);
  }

  /** Returns what runs of the consoles of this hub. */
  List<String> processes() {
    return Processes.marked("HUBBUB_TEST=" + mark + '\0');
  }

  /** Waits until no console is left. */
  void awaitNoProcess() {
    Await.until("no console is left", () -> processes().isEmpty());
  }

  @Override
  public void close() {
    hub.close();
    awaitNoProcess();
  }
}

package hubbub.bridge.protocol.terminal;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.TerminalApi;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A hub with people who may use its terminal. */
final class Wizards implements AutoCloseable {
  private final LocalHub hub;
  private final RestClient rest;
  private final Bus bus;

  Wizards(Path folder) {
    this(folder, Map.of());
  }

  /** A hub with these configurations. */
  Wizards(Path folder, Map<String, JsonObject> conf) {
    hub = LocalHub.in(folder, conf);
    rest = new RestClient(hub.port("http"));
    bus = new Bus(hub.vertx(), Duration.ofSeconds(10));
  }

  RestClient rest() {
    return rest;
  }

  int port() {
    return hub.port("http");
  }

  LocalHub hub() {
    return hub;
  }

  /** Returns how many viewers the sessions of a wizard have, as the terminal verticle knows. */
  int viewers(String name) {
    return Await.result(bus.call(TerminalApi.LIST, new OfPerson(new Principal(name, List.of("wizard"), "", 0, 0))))
        .sessions().stream().mapToInt(SessionState::viewers).sum();
  }

  /** Stops the terminal verticle and starts it again, which ends all sessions. */
  void restart() {
    hub.stop("terminal");
    hub.start("terminal");
  }

  /** Makes an account that may use the terminal, and returns a token of it. */
  String token(String name) {
    rest.signUp(name);
    roles(name, "wizard");
    return rest.token(name, "correct horse");
  }

  /** Gives an account these roles and takes all others away. */
  void roles(String name, String... roles) {
    Await.result(bus.call(AuthApi.ROLES, new SetRoles("admin", name, List.of(roles))));
  }

  /** Opens a session that begins in a folder. */
  TerminalClient enter(String token, Path folder) {
    TerminalClient client = TerminalClient.enter(port(), token);
    JsonObject moved = client.whole("mkdir -p " + folder + " && cd " + folder);
    if (moved.getInteger("exitCode") != 0) {
      throw new AssertionError("there is no folder: " + moved);
    }
    return client;
  }

  /** Ends a client's session and its connection. */
  static void end(TerminalClient client) {
    client.send("session", new JsonObject().put("type", "end"));
    client.next("session");
    client.close();
  }

  @Override
  public void close() {
    rest.close();
    hub.close();
  }
}

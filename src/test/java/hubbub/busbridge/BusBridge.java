package hubbub.busbridge;

import hubbub.bus.Addresses;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.EchoPeer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bus bridge on a Vert.x of its own, with somebody who knows tokens and somebody who answers. */
final class BusBridge implements AutoCloseable {
  /** Ann's token at the console 7. */
  static final String ANN = "console.ann-has-a-long-secret";

  /** Bob's, a wizard's, at the console 8. */
  static final String BOB = "console.bob-has-another-secret";

  /** The service {@code stats}' token. */
  static final String STATS = "service.stats.secret";

  /** The service {@code other}'s token. */
  static final String OTHER = "service.other.secret";

  /** On the system's own sockets, as the hub is. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final BusBridgeVerticle verticle = new BusBridgeVerticle();
  private final Map<String, JsonObject> tokens = new ConcurrentHashMap<>();
  private final EchoPeer peer = EchoPeer.on(vertx);

  BusBridge(JsonObject config) {
    tokens.put(ANN, proof("7", "Ann", List.of(Principal.USER)));
    tokens.put(BOB, proof("8", "Bob", List.of(Principal.USER, Principal.WIZARD)));
    tokens.put(STATS, service("stats"));
    tokens.put(OTHER, service("other"));
    bus().consumer("console.prove", this::prove);
    bus().consumer("auth.service.prove", this::prove);
    peer.answer("console.desk.say");
    Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)));
  }

  /** Returns a configuration on any free port, with rules for consoles like those shipped, and one for wizards. */
  static JsonObject config() {
    return new JsonObject("""
        {"listener": {"port": 0}, "tokens": [{"kind": "console", "prove": "console.prove", "gone": "console.event.gone",
          "in": [{"address": "console.desk.*"}, {"address": "wizards.only", "role": "wizard"}],
          "out": [{"address": "console.event.desk.{console}"}]},
          {"kind": "service", "prove": "auth.service.prove", "gone": "auth.event.service.gone",
          "in": [{"address": "service.*.*"}], "out": [{"address": "service.{service}.*"}]}]}""");
  }

  /** The token is good no more. */
  void forget(String token) {
    tokens.remove(token);
  }

  /** Whoever has the token has these roles from now on. */
  void roles(String token, String... roles) {
    JsonObject known = tokens.get(token);
    tokens.put(token, proof(known.getString("console"), known.getJsonObject("principal").getString("name"),
        List.of(roles)));
  }

  /** Who answers at {@code console.desk.say}. */
  EchoPeer peer() {
    return peer;
  }

  Vertx vertx() {
    return vertx;
  }

  EventBus bus() {
    return vertx.eventBus();
  }

  /** Where the library listens behind the guard. */
  Path inner() {
    return Path.of(verticle.inner().path());
  }

  int port() {
    return URI.create(Addresses.of(vertx).get("busbridge")).getPort();
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }

  private void prove(Message<JsonObject> ask) {
    JsonObject proof = tokens.get(ask.body().getString("token", ""));
    if (proof == null) {
      ask.fail(ErrorCode.TOKEN_INVALID.number(), ErrorCode.TOKEN_INVALID.sentence());
    } else {
      ask.reply(proof);
    }
  }

  private static JsonObject service(String name) {
    return new JsonObject().put("service", name).put("principal", Principal.guest("service:" + name).toJson())
        .put("in", new JsonArray().add("service.*.*")).put("out", new JsonArray().add("service.{service}.*"));
  }

  private static JsonObject proof(String console, String name, List<String> roles) {
    return new JsonObject().put("console", console).put("principal", new Principal(name, roles, "", 1, 0).toJson());
  }
}

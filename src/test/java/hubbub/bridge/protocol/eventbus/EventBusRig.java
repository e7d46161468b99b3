package hubbub.bridge.protocol.eventbus;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.testing.EchoPeer;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A hub with the door to its bus, somebody who answers there, and somebody who knows the tokens of robots. */
final class EventBusRig implements AutoCloseable {
  /** What anybody who is logged in may ask; it answers with what was asked. */
  static final String ECHO = "test.echo.one";

  /** What anybody who is logged in may listen to. */
  static final String EVENTS = "test.event.one";

  /** The token of the robot 7. */
  static final String ROBOT = "robot.has-a-long-secret";

  private final LocalHub hub;
  private final RestClient rest;
  private final EchoPeer peer;
  private final Map<String, JsonObject> robots = new ConcurrentHashMap<>();

  EventBusRig(Path folder, JsonObject section) {
    this(folder, section, new JsonObject());
  }

  EventBusRig(Path folder, JsonObject section, JsonObject limits) {
    hub = LocalHub.in(folder, bridge(section).put("limits", limits));
    rest = new RestClient(port());
    robots.put(ROBOT, new JsonObject().put("robot", "7").put("principal",
        new Principal("robby", List.of(), "", 1, 0).toJson()));
    bus().<JsonObject>consumer("robot.prove", ask -> {
      JsonObject proof = robots.get(ask.body().getString("token", ""));
      if (proof == null) {
        ask.fail(ErrorCode.TOKEN_INVALID.number(), ErrorCode.TOKEN_INVALID.sentence());
      } else {
        ask.reply(proof);
      }
    });
    peer = EchoPeer.on(hub.vertx()).answer(ECHO);
  }

  /** Rules for accounts, wizards and robots, and the limits of the shipped file. */
  static JsonObject section() {
    return new JsonObject("""
        {"accounts": {
          "in": [{"address": "test.echo.*"}, {"address": "wizards.only", "role": "wizard"},
            {"address": "admins.only", "role": "admin"}, {"address": "own.{account}.say"}],
          "out": [{"address": "test.event.*"}, {"address": "wizards.event", "role": "wizard"},
            {"address": "own.{account}.event"}]},
        "tokens": [{"kind": "robot", "prove": "robot.prove", "gone": "robot.event.gone",
          "in": [{"address": "robot.{robot}.say"}, {"address": "test.echo.*"}],
          "out": [{"address": "robot.{robot}.asked"}]}]}""");
  }

  /** The same with other limits. */
  static JsonObject limited(String limit, int value) {
    return section().put("limits", new JsonObject().put(limit, value));
  }

  private static JsonObject bridge(JsonObject section) {
    JsonObject bridge = LocalHub.allProtocols().put("eventbus", section)
        .put("http", new JsonObject().put("origins", new JsonArray().add("https://friend.example")));
    bridge.getJsonArray("listeners").getJsonObject(0).put("serves", new JsonArray().add("api").add("eventbus"));
    return bridge;
  }

  /** Makes an account and returns a token of it. */
  String signUp(String name, String... roles) {
    String token = rest.signUp(name);
    if (roles.length > 0) {
      hub.roles(name, roles);
    }
    return token;
  }

  /** The robot's token is good no more. */
  void forgetRobots() {
    robots.clear();
  }

  /** Who answers at {@link #ECHO}. */
  EchoPeer peer() {
    return peer;
  }

  LocalHub hub() {
    return hub;
  }

  RestClient rest() {
    return rest;
  }

  EventBus bus() {
    return hub.vertx().eventBus();
  }

  int port() {
    return hub.port("http");
  }

  @Override
  public void close() {
    rest.close();
    hub.close();
  }
}

package hubbub.bridge.protocol.chatmaster;

import hubbub.conf.Conf;
import hubbub.testing.script.ScriptedStage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients before a hub in memory, with what each single write brought them. */
final class Players {
  final ScriptedStage stage;

  Players(JsonObject options) {
    stage = ScriptedStage.stream(services -> {
      Conf conf = Conf.of(options);
      ChatmasterProtocol protocol = new ChatmasterProtocol(conf, services);
      conf.done();
      return protocol;
    });
  }

  Players() {
    this(new JsonObject());
  }

  /** Logs somebody in whose packages have no ending, and forgets what came until now. */
  Players raw(String name) {
    stage.send(name, command("login", Map.of("username", name)));
    pass(10_000);
    writes(name);
    return this;
  }

  /** Logs somebody in whose packages end with newlines, likewise. */
  Players lines(String name) {
    stage.send(name, command("login", Map.of("username", name)) + "\n");
    writes(name);
    return this;
  }

  void pass(long millis) {
    stage.direct("pass " + millis);
  }

  /** Somebody over another protocol is in a room and speaks there. */
  void said(String room, String who, String text) {
    stage.direct("event " + room + " SAID " + who + " " + text);
  }

  /** What was written to somebody and not looked at yet, each write by itself. */
  List<String> writes(String name) {
    return buffers(name).stream().map(bytes -> bytes.toString(StandardCharsets.UTF_8)).toList();
  }

  List<Buffer> buffers(String name) {
    List<Buffer> writes = new ArrayList<>(stage.peer(name).sent());
    stage.peer(name).sent().clear();
    return writes;
  }

  static String command(String name, Map<String, Object> parameters) {
    return new JsonObject().put("type", "command").put("data", new JsonObject().put("command", name)
        .put("parameters", new JsonObject(parameters))).encode();
  }

  static String message(String text) {
    return new JsonObject().put("type", "message").put("data", new JsonObject().put("message", text)).encode();
  }

  /** The message a client gets. */
  static String heard(String text, String who) {
    return "{\"type\":\"message\",\"data\":{\"message\":\"" + text + "\",\"username\":\"" + who + "\"}}";
  }
}

package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of the web terminal. What it sends it does not check; what comes it keeps in order. */
public final class TerminalClient implements AutoCloseable {
  private static final int BINARY = 2;

  private final WebSocketWire wire;
  private String sessionToken = "";
  private int clientIds;

  private TerminalClient(WebSocketWire wire) {
    this.wire = wire;
  }

  /** Connects and says nothing. */
  public static TerminalClient connect(int port) {
    return connect(port, "/terminal");
  }

  /** The same at another path. */
  public static TerminalClient connect(int port, String path) {
    return new TerminalClient(WebSocketWire.open(port, path));
  }

  /** Opens a session with a token; fails the test if that does not succeed. */
  public static TerminalClient enter(int port, String token) {
    return connect(port).authenticated(new JsonObject().put("token", token));
  }

  /** Takes a session up again with its token, and with what more there is to say. */
  public static TerminalClient resume(int port, String sessionToken, JsonObject more) {
    return connect(port).authenticated(more.copy().put("sessionToken", sessionToken));
  }

  private TerminalClient authenticated(JsonObject credentials) {
    JsonObject answer = send("authentication", credentials).next("authentication");
    if (!"ok".equals(answer.getString("result"))) {
      throw new AssertionError("no session: " + answer);
    }
    sessionToken = answer.getString("sessionToken");
    return this;
  }

  /** The token of its session. */
  public String sessionToken() {
    return sessionToken;
  }

  /** Sends one message. */
  public TerminalClient send(String type, JsonObject payload) {
    wire.text(new JsonObject().put("type", type).put("payload", payload).encode());
    return this;
  }

  /** Runs a command for plain text and returns its number; fails the test where it is refused. */
  public long run(String command) {
    return run(command, new JsonObject());
  }

  /** The same with more fields. */
  public long run(String command, JsonObject more) {
    int clientId = clientIds++;
    send("command", new JsonObject().put("command", command).put("format", "text").put("clientId", clientId)
        .mergeIn(more));
    JsonObject answer = payload("the answer to " + command,
        message -> is(message, "command") && clientId == message.getJsonObject("payload").getInteger("clientId"));
    if (!"ok".equals(answer.getString("result"))) {
      throw new AssertionError(command + " was refused: " + answer);
    }
    return answer.getLong("serverId");
  }

  /** Sends an update of a command. */
  public TerminalClient update(long serverId, String type, JsonObject more) {
    return send("update", new JsonObject().put("type", type).put("serverId", serverId).mergeIn(more));
  }

  /** Types into a command. */
  public TerminalClient type(long serverId, String text) {
    return update(serverId, "stdin", new JsonObject().put("input", text));
  }

  /** Types into a command in a binary frame. */
  public TerminalClient typeBinary(long serverId, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[bytes.length + 1];
    frame[0] = (byte) serverId;
    System.arraycopy(bytes, 0, frame, 1, bytes.length);
    wire.frame(BINARY, true, frame);
    return this;
  }

  /** Runs a command to its end and returns the last update, with all that was said in place of its last words. */
  public JsonObject whole(String command) {
    return whole(run(command));
  }

  /** Waits for a command's end and returns the last update, with all that was said in place of its last words. */
  public JsonObject whole(long serverId) {
    StringBuilder[] said = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
    List<String> names = List.of("combined", "stdout", "stderr");
    while (true) {
      JsonObject update = nextUpdate(serverId);
      JsonObject output = update.getJsonObject("output");
      for (int i = 0; i < said.length; i++) {
        said[i].append(output.getString(names.get(i)));
      }
      if ("completed".equals(update.getString("status"))) {
        for (int i = 0; i < said.length; i++) {
          output.put(names.get(i), said[i].toString());
        }
        return update;
      }
    }
  }

  /** Reads updates of a command until it has said this, and returns all of it. */
  public String until(long serverId, String text) {
    StringBuilder said = new StringBuilder();
    while (said.indexOf(text) < 0) {
      JsonObject update = nextUpdate(serverId);
      said.append(update.getJsonObject("output").getString("combined"));
      if ("completed".equals(update.getString("status")) && said.indexOf(text) < 0) {
        throw new AssertionError("it ended without saying " + text + ": " + said);
      }
    }
    return said.toString();
  }

  /** Reads binary frames of a command until it has drawn this, and returns all of it. */
  public String drawn(long serverId, String text) {
    StringBuilder drawn = new StringBuilder();
    char head = (char) serverId;
    while (drawn.indexOf(text) < 0) {
      drawn.append(wire.received().await("binary output with " + text, message -> message.charAt(0) == head)
          .substring(1));
    }
    return drawn.toString();
  }

  /** As {@link #drawn} without a failure: whether it has drawn this before nothing more came for so long. */
  public boolean draws(long serverId, String text, Duration patience) {
    StringBuilder drawn = new StringBuilder();
    char head = (char) serverId;
    while (drawn.indexOf(text) < 0) {
      Optional<String> frame = wire.received().find(message -> message.charAt(0) == head, patience);
      if (frame.isEmpty()) {
        return false;
      }
      drawn.append(frame.get().substring(1));
    }
    return true;
  }

  /** The next unread update of a command; those before it count as read. */
  public JsonObject nextUpdate(long serverId) {
    return payload("an update of " + serverId, message -> is(message, "update")
        && message.getJsonObject("payload").getLong("serverId", 0L) == serverId
        && message.getJsonObject("payload").containsKey("output"));
  }

  /** The next unread message of this type; those before it count as read. */
  public JsonObject next(String type) {
    return payload("a message " + type, message -> is(message, type));
  }

  /** The next unread message that says what is wrong. */
  public JsonObject error() {
    return payload("an error", message -> "error".equals(message.getJsonObject("payload").getString("result")));
  }

  /** Tells whether a command has ended, as far as was told; reads nothing. */
  public boolean ended(long serverId) {
    return updates(serverId).anyMatch(update -> "completed".equals(update.getString("status")));
  }

  /** What a command has said in all, read or not. */
  public String said(long serverId) {
    return updates(serverId).map(update -> update.getJsonObject("output").getString("combined"))
        .collect(Collectors.joining());
  }

  /** What has passed a breakpoint in all, read or not. */
  public String passed(long serverId, int location) {
    return updates(serverId).flatMap(update -> update.getJsonObject("output").getJsonArray("breakpoints").stream())
        .map(JsonObject.class::cast).filter(point -> point.getInteger("location") == location)
        .map(point -> point.getString("stdout")).collect(Collectors.joining());
  }

  /** How many bytes came in binary frames, read or not. */
  public long binaryBytes() {
    return wire.received().all().stream().filter(message -> message.charAt(0) != '{').mapToLong(String::length).sum();
  }

  private Stream<JsonObject> updates(long serverId) {
    return all("update").stream()
        .filter(update -> update.getLong("serverId", 0L) == serverId && update.containsKey("output"));
  }

  /** Every message of this type that came, read or not. */
  public List<JsonObject> all(String type) {
    return wire.received().all().stream().filter(message -> message.startsWith("{")).map(JsonObject::new)
        .filter(message -> is(message, type)).map(message -> message.getJsonObject("payload")).toList();
  }

  /** The connection underneath. */
  public WebSocketWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  private JsonObject payload(String what, Predicate<JsonObject> fits) {
    return new JsonObject(wire.received().await(what,
        text -> text.startsWith("{") && fits.test(new JsonObject(text)))).getJsonObject("payload");
  }

  private static boolean is(JsonObject message, String type) {
    return type.equals(message.getString("type"));
  }
}

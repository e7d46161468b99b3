package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A RWCI client: JSON packets over a websocket. What it sends it does not check; what comes it keeps in order. */
public final class RwciClient implements AutoCloseable {
  private final WebSocketWire wire;

  /** A client on a connection that is open already. */
  public RwciClient(WebSocketWire wire) {
    this.wire = wire;
  }

  /** Connects to the path of the default hub. */
  public static RwciClient connect(int port) {
    return connect(port, "/rwci");
  }

  /** Connects to a path. */
  public static RwciClient connect(int port, String path) {
    return new RwciClient(WebSocketWire.open(port, path));
  }

  /** Logs in, with the extensions asked for, and returns the answer, be it good or bad. */
  public JsonObject login(String name, String password, String... extensions) {
    JsonObject auth = packet("auth").put("username", name).put("password", password);
    if (extensions.length > 0) {
      auth.put("extensions", new JsonArray(List.of(extensions)));
    }
    return send(auth).await("auth");
  }

  /** Logs in and waits until everybody, oneself included, is told of it; fails the test if the login does. */
  public RwciClient enter(String name, String password, String... extensions) {
    JsonObject answer = login(name, password, extensions);
    if (!Boolean.TRUE.equals(answer.getBoolean("success"))) {
      throw new AssertionError("the login of " + name + " failed: " + answer);
    }
    await("join", "username", name);
    return this;
  }

  /** Speaks in the default channel. */
  public RwciClient say(String text) {
    return send(packet("message").put("message", text));
  }

  /** Says something again and again until somebody hears it: while nodes find each other, some requests are refused. */
  public RwciClient sayUntilHeard(RwciClient listener, String text) {
    Await.until(text + " is heard", () -> {
      say(text);
      return listener.find("message", Duration.ofMillis(500))
          .filter(message -> message.getString("message").equals(text)).isPresent();
    });
    return this;
  }

  /** Speaks in one channel. */
  public RwciClient say(String channel, String text) {
    return send(packet("message").put("message", text).put("channel", channel));
  }

  /** Speaks to one person. */
  public RwciClient direct(String recipient, String text) {
    return send(packet("direct_message").put("recipient", recipient).put("message", text));
  }

  /**
   * Asks for what was said after an id and returns the page; needs the extension {@code history}. Fails as soon as it
   * is refused.
   */
  public JsonObject historyAfter(String channel, String id, int limit) {
    return history(packet("history").put("channel", channel).put("after", id).put("limit", limit));
  }

  /** Asks for the newest that was said before an id and returns the page; an empty id means the newest of all. */
  public JsonObject historyBefore(String channel, String id, int limit) {
    JsonObject ask = packet("history").put("channel", channel).put("limit", limit);
    if (!id.isEmpty()) {
      ask.put("before", id);
    }
    return history(ask);
  }

  private JsonObject history(JsonObject ask) {
    send(ask);
    JsonObject answer = new JsonObject(wire.received().await("an answer to history",
        text -> is(text, "history")
            || is(text, "error") && "history".equals(new JsonObject(text).getString("request"))));
    if (answer.getString("type").equals("error")) {
      throw new AssertionError("the history was refused: " + answer.encode());
    }
    return answer;
  }

  /** Sends one packet. */
  public RwciClient send(JsonObject packet) {
    wire.text(packet.encode());
    return this;
  }

  /** The next unread packet of this type; those before it count as read. */
  public JsonObject await(String type) {
    return new JsonObject(wire.received().await("a packet " + type, text -> is(text, type)));
  }

  /** The next unread packet of this type with this value in one field. */
  public JsonObject await(String type, String field, Object value) {
    return new JsonObject(wire.received().await("a packet " + type + " with " + field + " = " + value,
        text -> is(text, type) && value.equals(new JsonObject(text).getValue(field))));
  }

  /** As {@link #await(String)}, empty when the limit or the connection ends first. */
  public Optional<JsonObject> find(String type, Duration limit) {
    return wire.received().find(text -> is(text, type), limit).map(JsonObject::new);
  }

  /** Tells whether a packet of this type with this text in one field has come, read or not. */
  public boolean heard(String type, String field, String text) {
    return packets().stream()
        .anyMatch(packet -> type.equals(packet.getString("type")) && text.equals(packet.getString(field)));
  }

  /** The texts of all messages that came, read or not. */
  public List<String> texts() {
    return packets().stream().filter(packet -> "message".equals(packet.getString("type")))
        .map(packet -> packet.getString("message")).toList();
  }

  /** Every packet that came, read or not. */
  public List<JsonObject> packets() {
    return wire.received().all().stream().map(JsonObject::new).toList();
  }

  /** Waits for the end of the connection and says how it came, as {@link Received#awaitEnd}. */
  public String awaitEnd() {
    return wire.received().awaitEnd();
  }

  /** The connection underneath, for what is no RWCI. */
  public WebSocketWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  /** A packet with nothing but its type. */
  public static JsonObject packet(String type) {
    return new JsonObject().put("type", type);
  }

  private static boolean is(String text, String type) {
    return type.equals(new JsonObject(text).getValue("type"));
  }
}

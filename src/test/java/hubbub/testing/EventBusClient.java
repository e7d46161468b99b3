package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;

/** A client of the event bus over a websocket, in frames as they are or as SockJS packs them. */
public final class EventBusClient implements AutoCloseable {
  private static final String PLAIN = "/eventbus/websocket";
  private static final String SOCKJS = "/eventbus/000/abcdefgh/websocket";

  private final WebSocketWire wire;
  private final boolean packed;
  private int requests;

  private EventBusClient(WebSocketWire wire, boolean packed) {
    this.wire = wire;
    this.packed = packed;
  }

  /** Connects, each message a frame; headers as {@code "Name: value"}. */
  public static EventBusClient plain(int port, String... headers) {
    return over(WebSocketWire.open(port, PLAIN, headers));
  }

  /** Connects as SockJS does. */
  public static EventBusClient sockJs(int port, String... headers) {
    return new EventBusClient(WebSocketWire.open(port, SOCKJS, headers), true);
  }

  /** Connects and shows a token in the handshake. */
  public static EventBusClient login(int port, String token) {
    return plain(port, "Authorization: Bearer " + token);
  }

  /** Connects, shows a token in the first frame and waits until it is proved. */
  public static EventBusClient introduced(int port, String token) {
    EventBusClient client = plain(port).send(BusClient.ping(token));
    client.await("pong", frame -> "pong".equals(frame.getString("type")));
    return client;
  }

  /** Speaks over a websocket of whatever habits, each message a frame. */
  public static EventBusClient over(WebSocketWire wire) {
    return new EventBusClient(wire, false);
  }

  /** Sends a frame. */
  public EventBusClient send(JsonObject frame) {
    return sendText(frame.encode());
  }

  /** Sends something that claims to be a frame. */
  public EventBusClient sendText(String text) {
    wire.text(packed ? new JsonArray().add(text).encode() : text);
    return this;
  }

  /** Asks without waiting; returns where the answer will come. */
  public String request(String address, JsonObject body) {
    String id = "request-" + ++requests;
    send(new JsonObject().put("type", "send").put("address", address).put("replyAddress", id).put("body", body));
    return id;
  }

  /** Asks, and returns the answer's frame: of type {@code rec} or {@code err}. */
  public JsonObject ask(String address, JsonObject body) {
    String id = request(address, body);
    return await("the answer of " + address, frame -> id.equals(frame.getString("address")));
  }

  /** Listens to an address. */
  public EventBusClient register(String address) {
    return send(new JsonObject().put("type", "register").put("address", address));
  }

  /** Listens no more. */
  public EventBusClient unregister(String address) {
    return send(new JsonObject().put("type", "unregister").put("address", address));
  }

  /** Waits for a frame. */
  public JsonObject await(String what, Predicate<JsonObject> fits) {
    return frame(wire.received().await(what, text -> holds(text) && fits.test(frame(text))));
  }

  /** Returns the next frame. */
  public JsonObject next() {
    return await("a frame", frame -> true);
  }

  /** Waits for the end; what it was ended with. */
  public String awaitEnd() {
    return wire.received().awaitEnd();
  }

  /** All that came, as it came. */
  public String all() {
    return wire.received().all().toString();
  }

  /** The last frame that came. */
  public JsonObject last() {
    return frame(wire.received().all().stream().filter(this::holds).reduce((first, second) -> second).orElseThrow());
  }

  /** The connection itself. */
  public WebSocketWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  private boolean holds(String text) {
    return !packed || text.startsWith("a");
  }

  private JsonObject frame(String text) {
    return new JsonObject(packed ? new JsonArray(text.substring(1)).getString(0) : text);
  }
}

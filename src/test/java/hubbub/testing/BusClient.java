package hubbub.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A process at the bus bridge: frames of four bytes with a length and JSON, on a real socket. */
public final class BusClient implements AutoCloseable {
  private static final int LENGTH = 4;

  private final TcpWire wire;
  private final Received<JsonObject> frames = new Received<>();
  private Buffer rest = Buffer.buffer();
  private int requests;

  private BusClient(TcpWire wire) {
    this.wire = wire;
    wire.read(this::read, frames::end);
  }

  /** Connects without a word. */
  public static BusClient open(int port) {
    return of(TcpWire.open(port));
  }

  /** Speaks on a connection of whatever habits. */
  public static BusClient of(TcpWire wire) {
    return new BusClient(wire);
  }

  /** Connects and shows a token, without waiting for the answer. */
  public static BusClient open(int port, String token) {
    return open(port).send(ping(token));
  }

  /** Connects, shows a token and waits until it was proved. */
  public static BusClient login(int port, String token) {
    BusClient client = open(port, token);
    client.frames.await("pong", frame -> "pong".equals(frame.getString("type")));
    return client;
  }

  /** Returns the frame that shows a token. */
  public static JsonObject ping(String token) {
    return new JsonObject().put("type", "ping").put("headers", new JsonObject().put("token", token));
  }

  /** Sends a frame. */
  public BusClient send(JsonObject frame) {
    wire.send(bytes(frame.encode()));
    return this;
  }

  /** Sends something that claims to be a frame. */
  public BusClient sendText(String text) {
    wire.send(bytes(text));
    return this;
  }

  /** Asks, and returns the answer's frame: of type {@code message} or {@code err}. */
  public JsonObject ask(String address, JsonObject body) {
    String id = "request-" + ++requests;
    send(new JsonObject().put("type", "send").put("address", address).put("replyAddress", id).put("body", body));
    return frames.await("the answer of " + address, frame -> id.equals(frame.getString("address")));
  }

  /** Listens to an address. */
  public BusClient register(String address) {
    return send(new JsonObject().put("type", "register").put("address", address));
  }

  /** What came in. */
  public Received<JsonObject> frames() {
    return frames;
  }

  /** The connection itself, for what no decent process does. */
  public TcpWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  /** Returns a text with its length before it. */
  public static byte[] bytes(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    return Buffer.buffer().appendInt(json.length).appendBytes(json).getBytes();
  }

  private void read(byte[] chunk) {
    rest = rest.copy().appendBytes(chunk);
    while (rest.length() >= LENGTH && rest.length() >= LENGTH + rest.getInt(0)) {
      int end = LENGTH + rest.getInt(0);
      frames.add(rest.getBuffer(LENGTH, end).toJsonObject());
      rest = rest.getBuffer(end, rest.length());
    }
  }
}

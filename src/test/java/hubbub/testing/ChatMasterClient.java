package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A ChatMaster client over TCP. {@link #connect} gives one that ends its packages with a newline; {@link #connectBare}
 * one that does not, as the oldest clients do, for which {@link #reads} tells what each single read brought;
 * {@link #packing} one that packs them.
 */
public final class ChatMasterClient implements AutoCloseable {
  private final TcpWire wire;
  private final UnaryOperator<byte[]> form;
  private final Received<JsonObject> packages = new Received<>();
  private final Received<String> reads = new Received<>();

  /** A client on an open connection whose packages end with {@code ending}. */
  public ChatMasterClient(TcpWire wire, String ending) {
    this(wire, plain -> ended(plain, ending.getBytes(StandardCharsets.UTF_8)), UnaryOperator.identity());
  }

  private ChatMasterClient(TcpWire wire, UnaryOperator<byte[]> form, UnaryOperator<Consumer<byte[]>> unpacked) {
    this.wire = wire;
    this.form = form;
    JsonStream stream = new JsonStream(text -> packages.add(new JsonObject(text)));
    Consumer<byte[]> plain = unpacked.apply(stream::bytes);
    wire.read(chunk -> {
      reads.add(new String(chunk, StandardCharsets.UTF_8));
      plain.accept(chunk);
    }, how -> {
      reads.end(how);
      packages.end(how);
    });
  }

  /** A client on an open connection whose packages are packed, and which is answered in the same way. */
  public static ChatMasterClient packing(TcpWire wire, Compression how) {
    return new ChatMasterClient(wire, how::pack, plain -> new Unpacked(plain)::bytes);
  }

  /** Connects; packages end with a newline. */
  public static ChatMasterClient connect(int port) {
    return new ChatMasterClient(TcpWire.open(port), "\n");
  }

  /** Connects; packages end with nothing. */
  public static ChatMasterClient connectBare(int port) {
    return new ChatMasterClient(TcpWire.open(port), "");
  }

  /** Logs in as a guest when asked to, and returns the session package, be it good or bad. */
  public JsonObject login(String name) {
    return login(Map.of("username", name));
  }

  /** Logs in under an account when asked to, and returns the session package, be it good or bad. */
  public JsonObject login(String name, String password) {
    return login(Map.of("username", name, "password", password));
  }

  private JsonObject login(Map<String, Object> parameters) {
    await("request");
    return command("login", parameters).await("session");
  }

  /** Sends a command with parameters. */
  public ChatMasterClient command(String name, Map<String, Object> parameters) {
    return send(packet("command", new JsonObject().put("command", name).put("parameters", new JsonObject(parameters))));
  }

  /** Sends a command whose parameters are {@code null}. */
  public ChatMasterClient command(String name) {
    return send(packet("command", new JsonObject().put("command", name).putNull("parameters")));
  }

  /** Enters a channel and waits until that is told. */
  public ChatMasterClient join(String channel) {
    command("join", Map.of("channel", channel)).awaitEvent("user_joined");
    return this;
  }

  /** Speaks in the channel one is in. */
  public ChatMasterClient say(String text) {
    return send(packet("message", new JsonObject().put("message", text)));
  }

  /** Sends one package. */
  public ChatMasterClient send(JsonObject parcel) {
    return send(parcel.encode());
  }

  /** Sends what need not be a package, in the form of this client. */
  public ChatMasterClient send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends what need not even be text, in the form of this client. */
  public ChatMasterClient send(byte... bytes) {
    wire.send(form.apply(bytes));
    return this;
  }

  /** The next unread package of this type; those before it count as read. */
  public JsonObject await(String type) {
    return packages.await("a package " + type, is(type));
  }

  /** The next unread notification of this event. */
  public JsonObject awaitEvent(String event) {
    return packages.await("a notification " + event, is("notification")
        .and(parcel -> event.equals(parcel.getJsonObject("data").getValue("event_type"))));
  }

  /** The next unread message with this text. */
  public JsonObject awaitMessage(String text) {
    return packages.await("the message " + text, is("message")
        .and(parcel -> text.equals(parcel.getJsonObject("data").getValue("message"))));
  }

  /** As {@link #await(String)}, empty when the limit or the connection ends first. */
  public Optional<JsonObject> find(String type, Duration limit) {
    return packages.find(is(type), limit);
  }

  /** Every package that came. */
  public Received<JsonObject> packages() {
    return packages;
  }

  /** What each read brought. */
  public Received<String> reads() {
    return reads;
  }

  /** Waits for the end of the connection and says how it came, as {@link Received#awaitEnd}. */
  public String awaitEnd() {
    return packages.awaitEnd();
  }

  /** The connection underneath, for what is no ChatMaster. */
  public TcpWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  private static byte[] ended(byte[] plain, byte[] ending) {
    byte[] all = Arrays.copyOf(plain, plain.length + ending.length);
    System.arraycopy(ending, 0, all, plain.length, ending.length);
    return all;
  }

  private static JsonObject packet(String type, JsonObject data) {
    return new JsonObject().put("type", type).put("data", data);
  }

  private static Predicate<JsonObject> is(String type) {
    return parcel -> type.equals(parcel.getValue("type"));
  }
}

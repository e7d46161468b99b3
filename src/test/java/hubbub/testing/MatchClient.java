package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** A client of the match protocol. What it sends it does not check; what comes it keeps in order. */
public final class MatchClient implements AutoCloseable {
  /** What everybody with a seat is told first. */
  public static final String SUCCESS = "{\"status\":\"success\",\"code\":0}";

  private static final Duration MATCH = Duration.ofSeconds(90);

  private final WebSocketWire wire;

  /** A client on a connection that is open already. */
  public MatchClient(WebSocketWire wire) {
    this.wire = wire;
  }

  /** Connects to a match, with the headers given, and does not look at what comes. */
  public static MatchClient connect(int port, long match, String role, String... headers) {
    return new MatchClient(WebSocketWire.open(port, path(match, role), headers));
  }

  /** Takes a seat with a token; fails the test if that does not succeed. */
  public static MatchClient enter(int port, long match, String role, String token) {
    return connect(port, match, role, "Authorization: Token " + token).succeeds();
  }

  /** The path that leads to a seat. */
  public static String path(long match, String role) {
    return "/ws/game/" + match + "/?role=" + role;
  }

  /** The next message is that of success. */
  public MatchClient succeeds() {
    String first = wire.received().next();
    if (!first.equals(SUCCESS)) {
      throw new AssertionError("no seat: " + first);
    }
    return this;
  }

  /** As the host, whose token is given: starts a match once its challenger, who is told to be ready, is. */
  public void start(RestClient rest, long match, String token, MatchClient challenger) {
    challenger.command("ready");
    Await.until("the challenger is ready",
        () -> rest.object("/api/ongoing_matches/" + match + "/", token).getBoolean("is_challenger_ready"));
    command("start_match");
  }

  /** Sends a command without arguments. */
  public MatchClient command(String word) {
    return send(new JsonObject().put("command", word));
  }

  /** Sends one message. */
  public MatchClient send(JsonObject message) {
    wire.text(message.encode());
    return this;
  }

  /** The next unread message, whatever it is. */
  public JsonObject next() {
    return new JsonObject(wire.received().next());
  }

  /** The next unread message of this type; those before it count as read. */
  public JsonObject await(String type) {
    return new JsonObject(wire.received().await("a message " + type, text -> is(text, type)));
  }

  /** The message that ends the match, which may take a minute to come; all before it counts as read. */
  public JsonObject awaitMatchEnd() {
    return new JsonObject(wire.received().find(text -> is(text, "end"), MATCH)
        .orElseThrow(() -> new AssertionError("the match did not end: " + wire.received().end())));
  }

  /** The next unread error; those before it count as read. */
  public JsonObject awaitError() {
    return new JsonObject(wire.received().await("an error", text -> text.startsWith("{\"error\"")));
  }

  /** Every message that came, read or not. */
  public List<JsonObject> messages() {
    return wire.received().all().stream().map(JsonObject::new).toList();
  }

  /** Waits for the end of the connection and returns the close code. */
  public int awaitClose() {
    String how = wire.received().awaitEnd();
    if (!how.startsWith("close ")) {
      throw new AssertionError("the connection ended with " + how);
    }
    return Integer.parseInt(how.split(" ")[1]);
  }

  /** The connection underneath, for what is no match protocol. */
  public WebSocketWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }

  private static boolean is(String text, String type) {
    return text.contains("\"message_type\":\"" + type + "\"");
  }
}

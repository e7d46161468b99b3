package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * A page at {@code /console}. What it sends it does not check; what comes it keeps in order. Its console is thought to
 * be the scripted one, which sends back what it gets and runs scripts.
 */
public final class ConsolePage implements AutoCloseable {
  private final WebSocketWire wire;
  private final boolean legacy;

  private ConsolePage(WebSocketWire wire, boolean legacy) {
    this.wire = wire;
    this.legacy = legacy;
  }

  /** Connects and says nothing. */
  public static ConsolePage connect(int port) {
    return new ConsolePage(WebSocketWire.open(port, "/console"), false);
  }

  /** Connects as a page that says everything by commands. */
  public static ConsolePage legacy(int port) {
    return new ConsolePage(WebSocketWire.open(port, "/console"), true);
  }

  /** As {@link #legacy(int)} at another path than usual. */
  public static ConsolePage legacy(int port, String path) {
    return new ConsolePage(WebSocketWire.open(port, path), true);
  }

  /** As {@link #connect} with a receive buffer of about so many bytes, for a page that shall be slow. */
  public static ConsolePage slow(int receiveBuffer, int port) {
    return new ConsolePage(WebSocketWire.openSmall(receiveBuffer, port, "/console"), false);
  }

  /** Returns what stands for a password on its way. */
  public static String hash(String password) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Says a name. */
  public ConsolePage login(String name) {
    return legacy ? send("command", name + "\n") : send("login", name);
  }

  /** Says a password, hashed. */
  public ConsolePage password(String password) {
    return legacy ? send("command", hash(password) + "\n") : send("password", hash(password));
  }

  /** Sits down at a console that nobody sits at, and waits until it answers. */
  public ConsolePage enter(String name, String password) {
    login(name).says(legacy ? "response" : "password_request", "Please enter your --#password:");
    return password(password).ready();
  }

  /** Waits until the console answers. */
  public ConsolePage ready() {
    String ping = "{\"type\":\"command\",\"data\":\"are you there " + System.nanoTime() + "\"}";
    String pong = legacy ? ping.replace("command", "response") : ping;
    Await.until("the console answers", () -> {
      long before = waits();
      wire.text(ping);
      Await.until("there is an answer", () -> waits() > before || wire.received().all().contains(pong));
      return wire.received().all().contains(pong);
    });
    wire.received().await("the console's answer", pong::equals);
    return this;
  }

  private long waits() {
    return wire.received().all().stream().filter(text -> text.contains("Please wait.")).count();
  }

  /** Sends a packet with a text. */
  public ConsolePage send(String type, String data) {
    return send(new JsonObject().put("type", type).put("data", data).encode());
  }

  /** Sends a message as it is. */
  public ConsolePage send(String packet) {
    wire.text(packet);
    return this;
  }

  /** Lets the scripted console run a script of bash; {@code say PACKET} there sends one. */
  public ConsolePage run(String script) {
    return send("run", Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)));
  }

  /** The next packet; fails the test unless it is this one. */
  public ConsolePage says(String type, String data) {
    JsonObject packet = new JsonObject(wire.received().next());
    if (!type.equals(packet.getString("type")) || !data.equals(packet.getString("data"))) {
      throw new AssertionError("expected " + type + ": " + data + ", but it was " + packet);
    }
    return this;
  }

  /** The next packet whose data has this in it; those before it count as read. */
  public JsonObject hears(String part) {
    return new JsonObject(await("a packet with " + part, text -> text.contains(part)));
  }

  /** The next message that fits; those before it count as read. */
  public String await(String what, Predicate<String> fits) {
    return wire.received().await(what, fits);
  }

  /** The next message. */
  public String next() {
    return wire.received().next();
  }

  /** Waits for the end, and returns how it came, such as {@code close 1000 Goodbye.} */
  public String end() {
    return wire.received().awaitEnd();
  }

  /** The connection underneath. */
  public WebSocketWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }
}

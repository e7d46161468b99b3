package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The hub's side of a console program's own socket: starts the program, takes its code, and sits at it. */
public final class ConsoleSeat implements AutoCloseable {
  private static final String CODE = "0123456789abcdef";
  private static final int END = 4;

  private final Received<JsonObject> packets = new Received<>();
  private final Program program;
  private final TcpWire wire;
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

  private ConsoleSeat(Program program, TcpWire wire) {
    this.program = program;
    this.wire = wire;
    wire.read(this::read, packets::end);
  }

  /** Starts a script as somebody's console, with more environment, and lets it in. */
  public static ConsoleSeat start(Path folder, Path script, String person, Map<String, String> environment) {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout((int) Await.LIMIT.toMillis());
      Map<String, String> all = new HashMap<>(environment);
      all.put("HUBBUB_CONSOLE_CODE", CODE);
      all.put("HUBBUB_CONSOLE_USERNAME", person);
      all.put("HUBBUB_CONSOLE_PORT", Integer.toString(listener.getLocalPort()));
      Program program = Program.start(folder, script, all);
      ConsoleSeat seat = new ConsoleSeat(program, TcpWire.accepted(listener));
      JsonObject hello = seat.packets.next();
      if (!hello.equals(new JsonObject().put("username", person).put("connection_code", CODE))) {
        throw new AssertionError("no handshake: " + hello);
      }
      return seat.send("connection_init", "You are connected.");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Sends a packet. */
  public ConsoleSeat send(String type, Object data) {
    return send((new JsonObject().put("type", type).put("data", data).encode() + (char) END)
        .getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes. */
  public ConsoleSeat send(byte... bytes) {
    wire.send(bytes);
    return this;
  }

  /** Types a line. */
  public ConsoleSeat type(String line) {
    return send("command", line);
  }

  /** Waits for a text that contains some words, and returns it. */
  public String shows(String words) {
    return packets.await("the text " + words, packet -> "response".equals(packet.getString("type"))
        && packet.getString("data").contains(words)).getString("data");
  }

  /** Waits for a packet of a type. */
  public JsonObject await(String type) {
    return packets.await("a packet of type " + type, packet -> type.equals(packet.getString("type")));
  }

  /** What the program sent. */
  public Received<JsonObject> packets() {
    return packets;
  }

  /** The program itself. */
  public Program program() {
    return program;
  }

  /** Gets up, as a page that is closed, and waits for the program's end. */
  public int leave() {
    wire.close();
    return program.exitCode();
  }

  @Override
  public void close() {
    program.close();
    wire.close();
  }

  private void read(byte[] chunk) {
    for (byte one : chunk) {
      if (one == END) {
        packets.add(new JsonObject(packet.toString(StandardCharsets.UTF_8)));
        packet.reset();
      } else {
        packet.write(one);
      }
    }
  }
}

package hubbub.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A websocket client that can also say what no decent client says: any frame, any bytes. The messages come as strings
 * in {@link #received}, the answers to its own pings in {@link #pongs}; pings and closes are answered, unless
 * {@link #stayMute} was called.
 */
public final class WebSocketWire implements AutoCloseable {
  private final TcpWire wire;
  private final WebSocketFrames frames = new WebSocketFrames();
  private final Received<String> received = new Received<>();
  private final Received<String> pongs = new Received<>();
  private final Received<String> handshake = new Received<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final StringBuilder head = new StringBuilder();
  private boolean upgraded;
  private volatile boolean mute;

  private WebSocketWire(TcpWire wire) {
    this.wire = wire;
  }

  /** Connects and upgrades; headers as {@code "Name: value"}. Fails the test unless the answer is 101. */
  public static WebSocketWire open(int port, String path, String... headers) {
    return over(TcpWire.open(port), port, path, headers);
  }

  /** As {@link #open} with a receive buffer of about so many bytes, for a client that shall be slow. */
  public static WebSocketWire openSmall(int receiveBuffer, int port, String path, String... headers) {
    return over(TcpWire.open(port, receiveBuffer), port, path, headers);
  }

  /** As {@link #open} on a connection that is there already. */
  public static WebSocketWire over(TcpWire wire, int port, String path, String... headers) {
    return upgraded(start(wire, port, path, headers));
  }

  private static WebSocketWire upgraded(WebSocketWire client) {
    String answer = client.handshake();
    if (!answer.startsWith("HTTP/1.1 101 ")) {
      client.close();
      throw new AssertionError("the upgrade was refused: " + answer);
    }
    return client;
  }

  /** Asks for the upgrade without looking at the answer, which {@link #handshake} tells. */
  public static WebSocketWire start(TcpWire wire, int port, String path, String... headers) {
    WebSocketWire client = new WebSocketWire(wire);
    byte[] key = new byte[16];
    ThreadLocalRandom.current().nextBytes(key);
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + Base64.getEncoder().encodeToString(key) + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    wire.read(client::bytes, client::ended);
    wire.send(request.append("\r\n").toString());
    return client;
  }

  /** The head of the answer to the upgrade. */
  public String handshake() {
    return handshake.all().stream().findFirst().orElseGet(handshake::next);
  }

  /** The messages that came. */
  public Received<String> received() {
    return received;
  }

  /** What came back of the own pings. */
  public Received<String> pongs() {
    return pongs;
  }

  /** The connection underneath. */
  public TcpWire wire() {
    return wire;
  }

  /** Sends one text message. */
  public WebSocketWire text(String text) {
    return frame(WebSocketFrames.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends one masked frame, whatever the opcode. */
  public WebSocketWire frame(int opcode, boolean last, byte... payload) {
    wire.send(frames.encode(opcode, last, payload));
    return this;
  }

  /** The bytes of one masked text message, to be torn, glued or bent and then sent with {@link #raw}. */
  public byte[] encoded(String text) {
    return frames.encode(WebSocketFrames.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends these bytes as they are. */
  public WebSocketWire raw(byte... bytes) {
    wire.send(bytes);
    return this;
  }

  /** Reads nothing from now on, but for what one read may bring that is under way. */
  public WebSocketWire stall() {
    wire.stall();
    return this;
  }

  /** Reads again after {@link #stall}. */
  public WebSocketWire resume() {
    wire.resume();
    return this;
  }

  /** From now on leaves pings and closes unanswered. */
  public WebSocketWire stayMute() {
    mute = true;
    return this;
  }

  /** Sends a close frame and waits for the end of the connection. */
  public String close(int code) {
    frame(WebSocketFrames.CLOSE, true, (byte) (code >> 8), (byte) code);
    return received.awaitEnd();
  }

  /** Breaks the connection off with a reset. */
  public void reset() {
    wire.reset();
  }

  @Override
  public void close() {
    wire.close();
  }

  private void ended(String how) {
    received.end(how);
    pongs.end(how);
    handshake.end(how);
  }

  private void bytes(byte[] chunk) {
    if (upgraded) {
      frames.decode(chunk, this::frameCame);
      return;
    }
    head.append(new String(chunk, StandardCharsets.ISO_8859_1));
    int end = head.indexOf("\r\n\r\n");
    if (end >= 0) {
      upgraded = true;
      handshake.add(head.substring(0, end));
      frames.decode(head.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1), this::frameCame);
    }
  }

  private void frameCame(int opcode, boolean last, byte[] payload) {
    switch (opcode) {
      case WebSocketFrames.CLOSE -> {
        received.end(closing(payload));
        answer(opcode, payload);
      }
      case WebSocketFrames.PING -> answer(WebSocketFrames.PONG, payload);
      case WebSocketFrames.PONG -> pongs.add(new String(payload, StandardCharsets.UTF_8));
      default -> {
        message.writeBytes(payload);
        if (last) {
          received.add(message.toString(StandardCharsets.UTF_8));
          message.reset();
        }
      }
    }
  }

  private void answer(int opcode, byte[] payload) {
    if (!mute) {
      frame(opcode, true, payload);
    }
  }

  private static String closing(byte[] payload) {
    int code = payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    String reason = payload.length < 3 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    return ("close " + code + " " + reason).trim();
  }
}

package hubbub.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A process at one of the bridges to the bus, with as little between it and its socket as there can be. */
abstract class BusLine implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;

  private BusLine(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65_536));
  }

  /** Connects to the TCP bridge and shows a service's token. */
  static BusLine tcp(int port, String token) throws IOException {
    BusLine line = new Tcp(port);
    line.sendFrame(new JsonObject().put("type", "ping").put("headers", new JsonObject().put("token", token)));
    line.receive();
    return line;
  }

  /** Connects to the SockJS bridge with the token of a login. */
  static BusLine sockJs(int port, String token) throws IOException {
    return new SockJs(port, token);
  }

  /** Asks. */
  void send(String address, String reply, JsonObject body) throws IOException {
    sendFrame(new JsonObject().put("type", "send").put("address", address).put("replyAddress", reply)
        .put("body", body));
  }

  /** Waits for the next frame. */
  abstract JsonObject receive() throws IOException;

  abstract void sendFrame(JsonObject frame) throws IOException;

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void write(ByteBuffer bytes) throws IOException {
    out.write(bytes.array(), 0, bytes.position());
  }

  private byte[] read(int length) throws IOException {
    return in.readNBytes(length);
  }

  private static final class Tcp extends BusLine {
    private Tcp(int port) throws IOException {
      super(port);
    }

    @Override
    void sendFrame(JsonObject frame) throws IOException {
      byte[] json = frame.encode().getBytes(StandardCharsets.UTF_8);
      super.write(ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json));
    }

    @Override
    JsonObject receive() throws IOException {
      return new JsonObject(Buffer.buffer(super.read(super.in.readInt())));
    }
  }

  /** SockJS over a websocket: texts are lists of texts, and letters tell what comes (sockjs-protocol 0.3.3, 10.8). */
  private static final class SockJs extends BusLine {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private final Deque<JsonObject> frames = new ArrayDeque<>();

    private SockJs(int port, String token) throws IOException {
      super(port);
      super.out.write(("GET /eventbus/000/bench/websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
          + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + token + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) super.in.readUnsignedByte());
      }
      if (!head.toString().startsWith("HTTP/1.1 101") || !"o".equals(text())) {
        throw new IOException("no way in: " + head);
      }
    }

    @Override
    void sendFrame(JsonObject frame) throws IOException {
      byte[] text = JsonArray.of(frame.encode()).encode().getBytes(StandardCharsets.UTF_8);
      // The mask is four zeros, which change nothing.
      super.write(ByteBuffer.allocate(8 + text.length).put((byte) TEXT).put((byte) (MASKED | TWO_BYTES))
          .putShort((short) text.length).putInt(0).put(text));
    }

    @Override
    JsonObject receive() throws IOException {
      while (frames.isEmpty()) {
        String text = text();
        if (text.startsWith("a")) {
          new JsonArray(text.substring(1)).forEach(frame -> frames.add(new JsonObject((String) frame)));
        }
      }
      return frames.remove();
    }

    private String text() throws IOException {
      while (true) {
        int kind = super.in.readUnsignedByte();
        int length = super.in.readUnsignedByte();
        byte[] payload = super.read(length == TWO_BYTES ? super.in.readUnsignedShort() : length);
        if (kind == TEXT) {
          return new String(payload, StandardCharsets.UTF_8);
        }
        if (kind != PING) {
          throw new IOException("the connection has ended: " + new String(payload, StandardCharsets.UTF_8));
        }
      }
    }
  }
}

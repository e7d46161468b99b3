package hubbub.console.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way to whoever sits at the console: a socket of JSON packets, each with the byte 4 behind it. One thread reads,
 * any thread may write.
 */
final class Page {
  private static final int END = 4;
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final OutputStream out;
  private final byte[] read = new byte[8_192];
  private int at;
  private int filled;

  private Page(Socket socket) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Connects to the hub on this machine and says whose console this is. */
  static Page open(int port, String username, String code) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    Page page = new Page(socket);
    Map<String, Object> hello = new LinkedHashMap<>();
    hello.put("username", username);
    hello.put("connection_code", code);
    page.write(hello);
    Map<String, Object> answer = page.next().orElseThrow(() -> new IOException("the hub did not take the code"));
    if (!"connection_init".equals(answer.get("type"))) {
      throw new IOException("the hub answered with " + answer.get("type"));
    }
    return page;
  }

  /** Returns the next packet; empty when the page is gone. */
  Optional<Map<String, Object>> next() throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    while (true) {
      if (at == filled) {
        filled = in.read(read);
        at = 0;
        if (filled < 0) {
          return Optional.empty();
        }
      }
      int end = at;
      while (end < filled && read[end] != END) {
        end++;
      }
      packet.write(read, at, end - at);
      at = end;
      if (end < filled) {
        at++;
        return Optional.of(packet(packet));
      }
      if (packet.size() > LONGEST) {
        throw new IOException("a packet is too long");
      }
    }
  }

  /** Shows a text. */
  void say(String text) {
    send("response", text);
  }

  /** Sends a packet. */
  void send(String type, Object data) {
    Map<String, Object> packet = new LinkedHashMap<>();
    packet.put("type", type);
    packet.put("data", data);
    try {
      write(packet);
    } catch (IOException gone) {
      // The thread that reads notices.
      System.err.println("The page is gone: " + gone.getMessage());
    }
  }

  private void write(Map<String, Object> packet) throws IOException {
    byte[] json = Json.bytes(packet);
    byte[] whole = new byte[json.length + 1];
    System.arraycopy(json, 0, whole, 0, json.length);
    whole[json.length] = END;
    synchronized (out) {
      out.write(whole);
    }
  }

  private static Map<String, Object> packet(ByteArrayOutputStream bytes) {
    byte[] json = bytes.toByteArray();
    try {
      return Json.object(json, json.length);
    } catch (IOException notJson) {
      return Map.of("type", "", "data", new String(json, StandardCharsets.UTF_8));
    }
  }
}

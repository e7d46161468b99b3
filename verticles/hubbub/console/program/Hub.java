package hubbub.console.program;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The way to the hub's event bus: a socket of frames, four bytes with a length and so many bytes of JSON. Connects when
 * it is first needed, and again after it was lost. Events come on a thread of their own.
 */
final class Hub {
  private static final String DESK = "console.desk.";
  private static final String EVENTS = "console.event.desk.";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_SECONDS = 35;

  private final String address;
  private final String token;
  private final Consumer<Map<String, Object>> events;
  private final Map<String, CompletableFuture<Map<String, Object>>> asked = new ConcurrentHashMap<>();
  private OutputStream out;
  private long numbers;

  /** Makes a way to {@code host:port}, empty = there is none, that shows this token. */
  Hub(String address, String token, Consumer<Map<String, Object>> events) {
    this.address = address;
    this.token = token;
    this.events = events;
  }

  /** Asks the desk and waits for the answer. */
  Map<String, Object> ask(String verb, Object... fields) throws Refused {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    connect();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    String id = Long.toString(++numbers);
    asked.put(id, answer);
    Map<String, Object> frame = frame("send", DESK + verb);
    frame.put("replyAddress", id);
    frame.put("body", body);
    write(frame);
    return answered(id, answer);
  }

  /** Hears the events of this console from now on. */
  void listen(String console) throws Refused {
    connect();
    write(frame("register", EVENTS + console));
  }

  private Map<String, Object> answered(String id, CompletableFuture<Map<String, Object>> answer) throws Refused {
    try {
      Map<String, Object> frame = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      if ("err".equals(frame.get("type"))) {
        throw new Refused(sentence(frame));
      }
      return Json.asObject(frame.get("body"));
    } catch (TimeoutException | ExecutionException lost) {
      throw new Refused("The hub did not answer.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refused("The hub was not waited for.");
    } finally {
      asked.remove(id);
    }
  }

  private static String sentence(Map<String, Object> frame) {
    return frame.get("failureType") instanceof String type && (type.equals("NO_HANDLERS") || type.equals("TIMEOUT"))
        ? "This part of the hub is not available right now. Please try again." : Json.text(frame, "message");
  }

  private synchronized void connect() throws Refused {
    if (out != null) {
      return;
    }
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw new Refused("This console has no way to the hub's bus.");
    }
    try {
      Socket socket = new Socket();
      socket.connect(new InetSocketAddress(address.substring(0, colon),
          Integer.parseInt(address.substring(colon + 1))), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      out = socket.getOutputStream();
      Map<String, Object> ping = frame("ping", "");
      ping.put("headers", Map.of("token", token));
      write(ping);
      Map<String, Object> pong = read(in);
      if (!"pong".equals(pong.get("type"))) {
        throw new IOException(Json.text(pong, "message"));
      }
      Thread reader = new Thread(() -> readAll(in), "bus");
      reader.setDaemon(true);
      reader.start();
    } catch (IOException | NumberFormatException problem) {
      out = null;
      throw new Refused("The hub's bus cannot be reached: " + problem.getMessage());
    }
  }

  private void readAll(DataInputStream in) {
    try {
      while (true) {
        Map<String, Object> frame = read(in);
        CompletableFuture<Map<String, Object>> waiting = asked.get(Json.text(frame, "address"));
        if (waiting != null) {
          waiting.complete(frame);
        } else if ("message".equals(frame.get("type"))) {
          events.accept(Json.asObject(frame.get("body")));
        } else {
          System.err.println("The bus says: " + Json.text(frame, "message"));
        }
      }
    } catch (IOException lost) {
      synchronized (this) {
        out = null;
      }
      asked.values().forEach(waiting -> waiting.completeExceptionally(lost));
    }
  }

  private static Map<String, Object> frame(String type, String address) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", type);
    frame.put("address", address);
    return frame;
  }

  private static Map<String, Object> read(DataInputStream in) throws IOException {
    byte[] json = in.readNBytes(in.readInt());
    return Json.object(json, json.length);
  }

  private synchronized void write(Map<String, Object> frame) throws Refused {
    byte[] json = Json.bytes(frame);
    try {
      if (out == null) {
        throw new IOException("it is closed");
      }
      out.write(ByteBuffer.allocate(Integer.BYTES + json.length).putInt(json.length).put(json).array());
    } catch (IOException lost) {
      out = null;
      throw new Refused("The connection to the hub's bus is lost: " + lost.getMessage());
    }
  }
}

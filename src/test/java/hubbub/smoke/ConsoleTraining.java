package hubbub.smoke;

import hubbub.testing.ConsoleSeat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sits at a console program once, at a bus that gives the same answers every time, so that its classes are loaded. */
public final class ConsoleTraining {
  private ConsoleTraining() {}

  /** Takes a folder to work in, the program, and an option for its JVM. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocket bus = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(bus));
      Map<String, String> environment = Map.of("HUBBUB_BUS", "127.0.0.1:" + bus.getLocalPort(),
          "HUBBUB_TOKEN", "console.training", "HUBBUB_CONSOLE_OPTS", arguments[2]);
      try (ConsoleSeat seat = ConsoleSeat.start(Path.of(arguments[0]), Path.of(arguments[1]), "ann", environment)) {
        seat.shows("[general] ann: hello");
        for (String line : List.of("help", "who", "rooms", "history", "matches", "watch 1", "mispelt")) {
          seat.type(line).packets().next();
        }
        seat.type("quit").await("quit");
        if (seat.program().exitCode() != 0) {
          throw new IllegalStateException("it ended with an error: " + seat.program().errors());
        }
      }
    }
  }

  private static void serve(ServerSocket bus) {
    try (Socket socket = bus.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        JsonObject frame = new JsonObject(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        byte[] answer = answer(frame).encode().getBytes(StandardCharsets.UTF_8);
        out.writeInt(answer.length);
        out.write(answer);
      }
    } catch (IOException over) {
      // The program has ended.
    }
  }

  private static JsonObject answer(JsonObject frame) {
    JsonObject person = new JsonObject().put("name", "ann").put("protocols", new JsonArray().add("console"));
    JsonObject said = new JsonObject().put("kind", "said").put("room", "general").put("who", "ann")
        .put("text", "hello").put("at", 1_764_000_000_000L);
    return switch (frame.getString("type")) {
      case "ping" -> new JsonObject().put("type", "pong");
      case "register" -> new JsonObject().put("type", "message").put("address", frame.getString("address"))
          .put("body", said);
      default -> new JsonObject().put("type", "message").put("address", frame.getString("replyAddress"))
          .put("body", new JsonObject().put("console", "1").put("person", "ann")
              .put("roles", new JsonArray().add("user")).put("rooms", new JsonArray())
              .put("people", new JsonArray().add(person)).put("events", new JsonArray().add(said)));
    };
  }
}

package hubbub.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.BusClient;
import hubbub.testing.PackagedHub;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("The packaged hub starts as shipped, speaks each protocol once, and stops in order")
  void packagedHub_speaksEachProtocol() throws IOException, InterruptedException {
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json")) {
      Conversation conversation = new Conversation(hub.http(), hub.tcp(), 1);
      conversation.http();
      conversation.chat();
      conversation.line(hub.port(9001));
      conversation.play();
      conversation.command(PackagedHub.ADMIN_PASSWORD);
      service(hub);
      assertThat(hub.program().output()).contains("http://127.0.0.1:" + hub.http() + "/")
          .contains("tcp://127.0.0.1:" + hub.tcp() + "/");
      assertThat(hub.stop()).isZero();
      assertThat(hub.program().errors()).doesNotContain("ERROR").doesNotContain("\tat ");
    }
  }

  /** A service is made, speaks in a room, and asks and answers itself over the bus. */
  private static void service(PackagedHub hub) {
    String token = hub.service("smoke", List.of("rooms.tell", "service.*.*"), List.of("service.smoke.*"));
    try (BusClient service = BusClient.login(hub.port(7000), token)) {
      assertThat(service.ask("rooms.tell", new JsonObject().put("room", "general").put("text", "smoke"))
          .getString("type")).isEqualTo("message");
      service.register("service.smoke.ping").send(new JsonObject().put("type", "send")
          .put("address", "service.smoke.ping").put("replyAddress", "mine").put("body", new JsonObject()));
      JsonObject asked = service.frames().await("it is asked", frame -> frame.containsKey("replyAddress"));
      service.send(new JsonObject().put("type", "send").put("address", asked.getString("replyAddress"))
          .put("body", new JsonObject().put("text", "pong")));
      assertThat(service.frames().await("the answer", frame -> "mine".equals(frame.getString("address")))
          .getJsonObject("body").getString("text")).isEqualTo("pong");
    }
  }
}

package hubbub.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a balancer needs, which asks a hub at a listener of its own how it is, and takes silence for death. */
class WatchedIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A part that does not answer makes the hub not ready within a second, far before a request gives up")
  void silentPart_isToldSoon() {
    try (LocalHub hub = LocalHub.in(folder, watched())) {
      Await.until("it is ready", () -> ready(hub).statusCode() == 200);
      hub.hanging("rooms", () -> {
        long start = System.nanoTime();
        HttpResponse<String> answer = ready(hub);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(part(answer, "rooms")).contains("\"ready\":false");
      });
      Await.until("it is ready again", () -> ready(hub).statusCode() == 200);
    }
  }

  @Test
  @DisplayName("A hub that stops takes no people, but says that it does so to who watches until the last has gone")
  void drainingHub_answersWhoWatches() throws InterruptedException {
    try (LocalHub hub = LocalHub.in(folder, watched());
        RwciClient last = RwciClient.connect(hub.port("http")).enter("ann", "password of ann")) {
      last.wire().stayMute();
      Thread stopping = Thread.ofVirtual().start(() -> hub.stop("bridge"));
      assertThat(last.awaitEnd()).startsWith("close 1012");
      Await.until("it takes nobody in", () -> TcpWire.refuses(hub.port("http")) && TcpWire.refuses(hub.port("tcp")));
      HttpResponse<String> answer = ready(hub);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(part(answer, "bridge")).contains("about to stop");
      assertThat(stopping.isAlive()).as("the last one is still there").isTrue();
      last.wire().reset();
      stopping.join();
      assertThat(TcpWire.refuses(hub.port("inside"))).isTrue();
    }
  }

  private static JsonObject watched() {
    JsonObject bridge = LocalHub.allProtocols();
    bridge.getJsonArray("listeners").add(new JsonObject().put("name", "inside").put("transport", "http")
        .put("serves", new JsonArray().add("health")));
    return bridge;
  }

  /** Asks on a connection of its own. */
  private static HttpResponse<String> ready(LocalHub hub) {
    try (RestClient client = new RestClient(hub.port("inside"))) {
      return client.send("GET", "/health/ready", "");
    }
  }

  private static String part(HttpResponse<String> answer, String name) {
    return new JsonObject(answer.body()).getJsonObject("parts").getJsonObject(name).encode();
  }
}

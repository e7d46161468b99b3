package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Health;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthRoutesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private Bus rooms;

  @BeforeEach
  void serveRooms() {
    rooms = new Bus(SERVER.vertx(), Duration.ofSeconds(1));
    Await.result(rooms.serveHealth("rooms", () -> Health.READY));
  }

  @AfterEach
  void endRooms() {
    Await.result(rooms.close());
  }

  @Test
  @DisplayName("A hub whose parts all serve is ready, and names them")
  void allParts_areReady() {
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("ready", true).put("parts",
        new JsonObject().put("bridge", Health.READY.toJson()).put("auth", Health.READY.toJson())
            .put("rooms", Health.READY.toJson())));
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  @DisplayName("A part that is not there makes the hub not ready, but it lives")
  void absentPart_isNamed() {
    Await.result(rooms.close());
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(part(answer, "rooms").getBoolean("ready")).isFalse();
    assertThat(part(answer, "rooms").getString("detail")).contains("not available");
    assertThat(part(answer, "auth").getBoolean("ready")).isTrue();
    assertThat(SERVER.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("A part that says it cannot work makes the hub not ready")
  void partInNeed_isNamed() {
    SERVER.auth().health(new Health(false, "the store is gone"));
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(part(answer, "auth").getString("detail")).isEqualTo("the store is gone");
  }

  @Test
  @DisplayName("A bridge that drains wants no newcomers, but lives")
  void draining_isNotReady() {
    SERVER.bridge(new Health(false, "draining"));
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(part(answer, "bridge").getString("detail")).isEqualTo("draining");
    assertThat(SERVER.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("Health can only be read")
  void otherMethod_isRefused() {
    HttpResponse<String> answer = SERVER.send("POST", "/health/ready", "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
    assertThat(SERVER.get("/health/else").statusCode()).isEqualTo(404);
    assertThat(SERVER.send("HEAD", "/health/live", "").statusCode()).isEqualTo(200);
  }

  private static JsonObject part(HttpResponse<String> answer, String name) {
    return new JsonObject(answer.body()).getJsonObject("parts").getJsonObject(name);
  }
}

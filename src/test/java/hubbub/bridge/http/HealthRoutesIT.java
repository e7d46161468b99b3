package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Absences;
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
    Await.result(rooms.serveHealth("terminal", () -> Health.READY));
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("ready", true)
        .put("state", "ready").put("parts",
        new JsonObject().put("bridge", Health.READY.toJson()).put("auth", Health.READY.toJson())
            .put("rooms", Health.READY.toJson())
            .put("terminal", Health.READY.toJson().put("needed", false))));
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  @DisplayName("A part that is not there makes the hub not ready, but it lives")
  void absentPart_isNamed() {
    Await.result(rooms.close());
    HttpResponse<String> answer = SERVER.get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo("unavailable");
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
  @DisplayName("Without a part that is good to have the hub is degraded, says which, and takes newcomers")
  void missingPart_degrades() {
    HttpResponse<String> absent = SERVER.get("/health/ready");
    assertThat(absent.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(absent.body()).getString("state")).isEqualTo("degraded");
    assertThat(new JsonObject(absent.body()).getBoolean("ready")).isTrue();
    assertThat(part(absent, "terminal").getString("detail")).contains("not available");

    Await.result(rooms.serveHealth("terminal", () -> new Health(false, "The store does not take writes.")));
    HttpResponse<String> failing = SERVER.get("/health/ready");
    assertThat(new JsonObject(failing.body()).getString("state")).isEqualTo("degraded");
    assertThat(part(failing, "terminal").getString("detail")).isEqualTo("The store does not take writes.");
    assertThat(part(failing, "terminal").getBoolean("needed")).isFalse();
  }

  @Test
  @DisplayName("A verticle that another node serves in place of this one is told, and is no harm")
  void standIn_isTold() {
    Await.result(rooms.serveHealth("terminal", () -> Health.READY));
    Absences.tell(SERVER.vertx(), "rooms", "The store is in use by node-b, pid 7.");
    try {
      JsonObject told = new JsonObject(SERVER.get("/health/ready").body());
      assertThat(told.getString("state")).isEqualTo("ready");
      assertThat(told.getJsonObject("not_here").getString("rooms")).contains("node-b");
    } finally {
      Absences.over(SERVER.vertx(), "rooms");
    }
    assertThat(new JsonObject(SERVER.get("/health/ready").body()).containsKey("not_here")).isFalse();
  }

  @Test
  @DisplayName("A hub that could not stand in for others is degraded while they serve, and says why")
  void helpless_degrades() {
    Await.result(rooms.serveHealth("terminal", () -> Health.READY));
    Absences.tellHelpless(SERVER.vertx(), "rooms", "Redis cannot be reached.");
    try {
      HttpResponse<String> answer = SERVER.get("/health/ready");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo("degraded");
      assertThat(new JsonObject(answer.body()).getJsonObject("not_here").getString("rooms"))
          .isEqualTo("Redis cannot be reached.");
      Absences.tell(SERVER.vertx(), "rooms", "The store is in use by node-b, pid 7.");
      assertThat(new JsonObject(SERVER.get("/health/ready").body()).getString("state")).isEqualTo("ready");
    } finally {
      Absences.over(SERVER.vertx(), "rooms");
    }
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

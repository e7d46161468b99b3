package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import hubbub.testing.Await;
import hubbub.watch.Origin;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JsonLinesTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(JsonLinesTest.class);

  private final JsonLines lines = new JsonLines();

  @Test
  @DisplayName("A line is one object with event, text and fields, numbers as numbers")
  void line_isAnObject() {
    JsonObject line = encoded(event("wire.slow peer={} bound={} reason=\"{}\"", "a-1", 17, "did\nnot \"read\""));
    assertThat(line.getString("event")).isEqualTo("wire.slow");
    assertThat(line.getString("level")).isEqualTo("WARN");
    assertThat(line.getString("logger")).isEqualTo(JsonLinesTest.class.getName());
    assertThat(line.getString("message")).isEqualTo("wire.slow peer=a-1 bound=17 reason=\"did\nnot \"read\"\"");
    assertThat(line.getJsonObject("fields")).isEqualTo(
        new JsonObject().put("peer", "a-1").put("bound", 17).put("reason", "did\nnot \"read\""));
    assertThat(line.getInstant("time")).isNotNull();
    assertThat(line.fieldNames()).doesNotContain("connection", "request", "error");
  }

  @Test
  @DisplayName("What others log has no event and no fields, and an exception is told with its trace")
  void foreignLine_isKept() {
    LoggingEvent event = new LoggingEvent("", LOG, Level.ERROR, "Unhandled exception", new IllegalStateException("why"),
        null);
    JsonObject line = encoded(event);
    assertThat(line.fieldNames()).doesNotContain("event", "fields");
    assertThat(line.getString("error")).startsWith("java.lang.IllegalStateException: why").contains("\tat ");
  }

  @Test
  @DisplayName("A line says in both forms for which connection and request it was written")
  void origin_isTold() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<String> told = new CompletableFuture<>();
      vertx.getOrCreateContext().runOnContext(go -> {
        new Origin("a-1", "a-1.5").enter();
        LoggingEvent event = event("rooms.failed");
        told.complete(new String(lines.encode(event), StandardCharsets.UTF_8) + new OriginWords().convert(event));
      });
      assertThat(told.get()).contains("\"connection\":\"a-1\",\"request\":\"a-1.5\"}\n")
          .endsWith(" connection=a-1 request=a-1.5");
      assertThat(new OriginWords().convert(event("rooms.failed"))).isEmpty();
    } finally {
      Await.result(vertx.close());
    }
  }

  private JsonObject encoded(LoggingEvent event) {
    String text = new String(lines.encode(event), StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n");
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    return new JsonObject(text);
  }

  private static LoggingEvent event(String message, Object... values) {
    return new LoggingEvent("", LOG, Level.WARN, message, null, values);
  }
}

package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the packaged hub, for machines. */
class LogFormatIT {
  private static final String SECRET = "s3cret-of-ann";
  private static final String WRONG = "wr0ng-of-ann";

  @TempDir
  private Path folder;

  @Test
  @DisplayName("With HUBBUB_LOG_FORMAT=json every line is an object, those of a connection name it, none a secret")
  void json_isWrittenLineByLine() {
    String token;
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json",
            Map.of("bridge.json", new JsonObject().put("limits", new JsonObject().put("outboxBytes", 65_536))),
            Map.of("HUBBUB_LOG_FORMAT", "json", "HUBBUB_LOG_LEVEL", "DEBUG"));
        RestClient rest = new RestClient(hub.http())) {
      token = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
      try (RwciClient ann = RwciClient.connect(hub.http()).enter("ann", SECRET);
          RwciClient ben = RwciClient.connect(hub.http())) {
        ben.login("ann", WRONG);
        ann.say("what nobody else may read");
        ann.await("message", "author", "ann");
      }
      assertThat(hub.stop()).isZero();
      List<String> lines = hub.program().errors().lines().toList();
      assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(new JsonObject(line).fieldNames())
          .contains("time", "level", "logger", "message"));
      assertThat(lines).anySatisfy(line -> {
        assertThat(new JsonObject(line).getString("event")).isEqualTo("listener.open");
        assertThat(new JsonObject(line).getJsonObject("fields").getString("name")).isEqualTo("http");
      });
      assertThat(hub.program().errors()).doesNotContain(SECRET, WRONG, PackagedHub.ADMIN_PASSWORD, token);
    }
  }

  @Test
  @DisplayName("A form that is not there is named, and nothing starts")
  void unknownForm_isRefused() {
    try (Program program = Program.start(folder, Program.DISTRIBUTION.resolve("bin/vertx"),
        Map.of("HUBBUB_LOG_FORMAT", "xml"), "--version")) {
      assertThat(program.exitCode()).isEqualTo(3);
      assertThat(program.errors()).contains("HUBBUB_LOG_FORMAT is \"xml\", but must be text or json.");
    }
  }
}

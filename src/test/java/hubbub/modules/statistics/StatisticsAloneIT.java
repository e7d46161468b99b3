package hubbub.modules.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ConfReadme;
import hubbub.testing.FreePort;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module where there is no hub: how it begins and ends, and what it makes of files that are wrong. */
class StatisticsAloneIT {
  private static final String TOKEN = "service.statistics.none";

  @TempDir
  private Path folder;

  @BeforeEach
  void needs() {
    StatisticsModule.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @DisplayName("Without a hub it goes on trying, says so, and ends in order when it is asked to")
  void noHub_keepsTrying(String signal) {
    try (StatisticsModule module = module(new JsonObject()).start(TOKEN)) {
      module.program().says("bus.waiting");
      assertThat(module.program().isAlive()).isTrue();
      module.program().signal(signal);
      assertThat(module.program().exitCode()).isZero();
      assertThat(module.program().errors()).contains("bus.lost hub=127.0.0.1", "statistics.ended")
          .doesNotContain("Traceback", TOKEN);
      assertThat(module.kept().getInteger("version")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("All problems of the configuration are told at once, each with what was expected")
  void wrongConf_isTold() {
    JsonObject wrong = new JsonObject().put("port", 0).put("rooms", JsonArray.of("a b")).put("names", "yes")
        .put("token", "service.statistics.in-the-file").put("command", "!Stats").put("colour", "red");
    try (StatisticsModule module = module(wrong).start(TOKEN)) {
      assertThat(module.program().exitCode()).isEqualTo(78);
      assertThat(module.program().errors().lines()).hasSize(6)
          .anyMatch(line -> line.endsWith("conf.json: port is 0, expected a TCP port from 1 to 65535"))
          .anyMatch(line -> line.contains("rooms is [\"a b\"]"))
          .anyMatch(line -> line.endsWith("names is \"yes\", expected true or false"))
          .anyMatch(line -> line.contains("token is \"service.statistics.in-the-file\""))
          .anyMatch(line -> line.contains("command is \"!Stats\""))
          .anyMatch(line -> line.endsWith("colour is not known"));
    }
  }

  @Test
  @DisplayName("A token must come from the environment or a file that nobody else can read")
  void token_isGuarded() throws IOException {
    try (StatisticsModule module = module(new JsonObject()).start("")) {
      assertThat(module.program().exitCode()).isEqualTo(77);
      assertThat(module.program().errors()).isEqualTo(
          "The environment variable HUBBUB_STATISTICS_TOKEN with the token is not set.\n");
    }
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    JsonObject conf = new JsonObject().put("token", new JsonObject().put("$file", file.toString()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    try (StatisticsModule module = module(conf).start()) {
      assertThat(module.program().exitCode()).isEqualTo(77);
      assertThat(module.program().errors()).contains("readable by you alone").doesNotContain(TOKEN);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      module.start().program().says("bus.lost");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"version\":1", "{\"version\":1}", "{\"version\":1,\"since\":-1,\"rooms\":{}}",
      "{\"version\":1,\"since\":1,\"rooms\":{\"general\":{\"total\":\"many\"}}}"})
  @DisplayName("A broken file is put aside and told, and it begins anew")
  void brokenFile_isPutAside(String broken) throws IOException {
    try (StatisticsModule module = module(new JsonObject())) {
      Files.writeString(module.file(), broken);
      module.start(TOKEN).program().says("statistics.broken");
      module.program().says("bus.lost");
      assertThat(module.program().errors()).doesNotContain("Traceback");
      assertThat(module.kept().getInteger("version")).isEqualTo(1);
      try (var files = Files.list(folder)) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("statistics.json.broken-")))
            .singleElement().satisfies(aside -> assertThat(aside).hasContent(broken));
      }
    }
  }

  @Test
  @DisplayName("A file of a newer version, and one that cannot be written, end it with a word, and stay as they are")
  void unusableFile_endsIt() throws IOException {
    try (StatisticsModule module = module(new JsonObject())) {
      Files.writeString(module.file(), "{\"version\":2}");
      assertThat(module.start(TOKEN).program().exitCode()).isEqualTo(73);
      assertThat(module.program().errors()).contains("is of a newer version of this module.");
      assertThat(module.file()).hasContent("{\"version\":2}");
      Files.delete(module.file());
      Files.createDirectory(module.file());
      assertThat(module.start(TOKEN).program().exitCode()).isEqualTo(73);
      assertThat(module.program().errors().lines()).hasSize(1);
    }
  }

  @Test
  @DisplayName("The README has each key of the shipped configuration with its default, and the module takes it")
  void shippedConf_isDocumented() throws IOException {
    JsonObject shipped = new JsonObject(Files.readString(Path.of("conf", "statistics.json")));
    List<String> rows = ConfReadme.rowsOfModule("statistics");
    assertThat(rows).hasSameSizeAs(shipped.fieldNames());
    shipped.forEach(entry -> assertThat(rows).anyMatch(row -> row.startsWith("| `" + entry.getKey() + "` |")
        && row.endsWith("| `" + Json.encode(entry.getValue()) + "` |")));
    try (StatisticsModule module = module(new JsonObject())) {
      module.configure(shipped);
      assertThat(module.run("--check").program().exitCode()).isZero();
      module.configure(new JsonObject());
      assertThat(module.run("--check").program().exitCode()).isZero();
      assertThat(module.run("--help").program().exitCode()).isZero();
      assertThat(module.program().output()).contains("Exit codes: 0 ", "conf/statistics.json");
    }
  }

  private StatisticsModule module(JsonObject changes) {
    return new StatisticsModule(folder, FreePort.find(), changes);
  }
}

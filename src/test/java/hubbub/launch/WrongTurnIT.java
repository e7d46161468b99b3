package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongTurnIT {
  private static final String PROBE = DrainingVerticle.class.getName();
  private static final String CLASSES = Path.of("target", "test-classes").toAbsolutePath().toString();

  @TempDir
  private Path folder;

  @Test
  @DisplayName("Without arguments it shows how to use it, and fails")
  void noArguments_showsUsage() {
    assertThat(explains(2, "no command is given")).startsWith("Usage: vertx run");
  }

  @Test
  @DisplayName("Asked for help, it answers on standard output and succeeds")
  void help_isAnAnswer() {
    try (Program program = Program.vertx(folder, "--help")) {
      assertThat(program.exitCode()).isZero();
      assertThat(program.output()).startsWith("Usage: vertx run").contains("hubbub.HubVerticle");
      assertThat(program.errors()).isEmpty();
    }
  }

  @Test
  @DisplayName("The options of run are shown without those that are left out")
  void helpOfRun_isAnAnswer() {
    try (Program program = Program.vertx(folder, "run", "--help")) {
      assertThat(program.exitCode()).isZero();
      assertThat(program.output()).contains("--conf").contains("--cluster").doesNotContain("redeploy");
      assertThat(program.errors()).isEmpty();
    }
  }

  @Test
  @DisplayName("The version names the hub, Vert.x and Java")
  void version_isAnAnswer() {
    try (Program program = Program.vertx(folder, "--version")) {
      assertThat(program.exitCode()).isZero();
      assertThat(program.output()).matches("Hubbub \\d\\S+, Vert.x 5\\S+, Java \\d.*\\s+");
    }
  }

  @Test
  @DisplayName("A command, an option, a value or an argument that is not there is named")
  void wrongCommandLine_isNamed() {
    explains(2, "there is no command 'fly'", "fly");
    explains(2, "main-verticle", "run");
    explains(2, "there is no option '-wings'", "run", PROBE, "-wings");
    explains(2, "'conf' requires a value", "run", PROBE, "-conf");
    explains(2, "there is also 'second'", "run", PROBE, "second");
    explains(2, "-redeploy of Vert.x is not supported", "run", PROBE, "-redeploy", "x");
  }

  @Test
  @DisplayName("A class that is missing or not a verticle is named")
  void wrongClass_isNamed() {
    explains(1, "There is no verticle hubbub.Nothing", "run", "hubbub.Nothing");
    explains(1, "java.lang.String is not a verticle", "run", "java.lang.String");
  }

  @Test
  @DisplayName("A configuration file that is missing, unreadable or not JSON is named, with the places looked at")
  void wrongConfiguration_isNamed() throws IOException {
    explains(3, "There is no configuration file conf/none.json, neither in " + folder, "run", PROBE, "-conf",
        "conf/none.json");
    explains(3, "There is no configuration file /none.json", "run", PROBE, "-conf", "/none.json");
    explains(3, "is a folder", "run", PROBE, "-conf", folder.toString());
    Files.writeString(folder.resolve("broken.json"), "{\n  \"a\": 1,\n  b\n}");
    explains(3, "broken.json is not valid JSON at line 3", "run", PROBE, "-conf", "broken.json");
    Files.writeString(folder.resolve("list.json"), "[]");
    explains(3, "list.json", "run", PROBE, "-conf", "list.json");
    Files.write(folder.resolve("latin.json"), new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'});
    explains(3, "not text in UTF-8", "run", PROBE, "-conf", "latin.json");
  }

  @Test
  @DisplayName("All problems of the hub's configuration are listed")
  void unusableConfiguration_isListed() throws IOException {
    Files.writeString(folder.resolve("hub.json"), """
        {"verticles": [{"name": "auth", "verticle": "x", "config": "none.json"}], "colour": 1}""");
    String errors = explains(3, "hub.json: colour", "run", "hubbub.HubVerticle", "-conf", "hub.json");
    assertThat(errors).contains("none.json");
  }

  @Test
  @DisplayName("A verticle that does not start is explained with the cause, and the process ends")
  void failedStart_isExplained() {
    explains(1, "no port for me: Address already in use", "run", PROBE, "-cp", CLASSES, "-conf",
        "{\"failure\": \"no port for me\"}");
  }

  @Test
  @DisplayName("A hub one of whose verticles does not start names it, and the process ends")
  void failedVerticle_isNamed() throws IOException {
    Files.writeString(folder.resolve("hub.json"), """
        {"verticles": [{"name": "auth", "verticle": "hubbub.HubConfig"}]}""");
    explains(1, "The verticle auth did not start", "run", "hubbub.HubVerticle", "-conf", "hub.json");
  }

  @Test
  @DisplayName("A hub whose list names a class that is nowhere says so, and the process ends")
  void missingVerticle_isNamed() throws IOException {
    Files.writeString(folder.resolve("hub.json"), """
        {"verticles": [{"name": "auth", "verticle": "hubbub.Nothing"}]}""");
    explains(3, "verticles[0].verticle is \"hubbub.Nothing\", expected a class of the hub, or a source", "run",
        "hubbub.HubVerticle", "-conf", "hub.json");
  }

  /** Runs it to its end, which must be quick, with this exit code and sentence and no stack trace. */
  private String explains(int exitCode, String sentence, String... arguments) {
    try (Program program = Program.vertx(folder, arguments)) {
      assertThat(program.exitCode()).as("exit code; stderr: %s", program.errors()).isEqualTo(exitCode);
      assertThat(program.output()).isEmpty();
      assertThat(program.errors()).contains(sentence).doesNotContain("\tat ").doesNotContain("Exception");
      return program.errors();
    }
  }
}

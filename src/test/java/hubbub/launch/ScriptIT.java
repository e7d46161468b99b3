package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A Java 21 is given nothing that it does not know")
  void olderJava_getsWhatItKnows() throws IOException {
    assertThat(commandFor("21.0.4", Map.of())).contains("hubbub.launch.HubLauncher run x")
        .contains("--enable-native-access").doesNotContain("CompactObjectHeaders").doesNotContain("sun-misc-unsafe")
        .doesNotContain("AOT");
  }

  @Test
  @DisplayName("A Java 25 is given compact headers, and options of the person come last")
  void newerJava_getsMore() throws IOException {
    assertThat(commandFor("25.0.3", Map.of("JAVA_OPTS", "-Done=1", "HUBBUB_JAVA_OPTS", "-Dtwo=2")))
        .contains("CompactObjectHeaders").contains("sun-misc-unsafe").containsSubsequence("-XX", "-Done=1", "-Dtwo=2");
  }

  @Test
  @DisplayName("A Java that is too old is passed over")
  void tooOldJava_isPassedOver() throws IOException {
    assertThat(commandFor("17.0.15", Map.of())).doesNotContain("never");
  }

  @Test
  @DisplayName("It starts in a folder with spaces in its name, and with data and a log file that have them too")
  void spaces_areNoObstacle() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("my own hub"));
    for (String part : new String[] {"bin", "lib"}) {
      Files.createDirectories(copy.resolve(part));
      try (var files = Files.list(Program.DISTRIBUTION.resolve(part))) {
        for (Path file : files.filter(path -> !path.toString().endsWith(".aot")).toList()) {
          Files.copy(file, copy.resolve(part).resolve(file.getFileName()));
        }
      }
    }
    Files.writeString(folder.resolve("log to nowhere.xml"), "<configuration/>");
    copy.resolve("bin/vertx").toFile().setExecutable(true);
    try (Program program = Program.start(folder, copy.resolve("bin/vertx"),
        Map.of("HUBBUB_LOG_CONFIG", folder.resolve("log to nowhere.xml").toString()), "--version")) {
      assertThat(program.exitCode()).as(program.errors()).isZero();
      assertThat(program.output()).startsWith("Hubbub");
    }
  }

  /** Returns what it runs when JAVA_HOME holds a Java that only says how it was called. */
  private String commandFor(String version, Map<String, String> environment) throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk"));
    Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
    Files.createDirectories(java.resolve("bin"));
    String program = "#!/bin/sh\n" + (version.startsWith("17") ? "echo never" : "echo \"$@\"") + "\n";
    Files.writeString(java.resolve("bin/java"), program);
    Files.setPosixFilePermissions(java.resolve("bin/java"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", java.toString());
    try (Program started = Program.start(folder, Program.DISTRIBUTION.resolve("bin/vertx"), all, "run", "x")) {
      started.exitCode();
      return started.output();
    }
  }
}

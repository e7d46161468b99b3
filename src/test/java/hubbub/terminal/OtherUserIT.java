package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.contract.ErrorCode;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.TerminalApi;
import hubbub.process.OsUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs root, as a hub does that runs commands as somebody else. */
class OtherUserIT {
  @TempDir
  private Path folder;
  private TerminalServer server;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(OsUser.ofTheHub().uid() == 0 && OsUser.named("nobody").isPresent());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    server = TerminalServer.in(folder, new JsonObject()
        .put("users", new JsonArray().add(new JsonObject().put("account", "ann").put("user", "nobody")))
        .put("files", new JsonObject().put("root", folder.toString())));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  @DisplayName("Commands run as the user of the account, with nothing of the hub, also where others can reach it")
  void commands_runAsUser() {
    Open open = server.request(TerminalServer.ANN);
    Watching ann = Watching.open(server, new Open(open.principal(), open.viewer(), open.bridge(), false, "", "",
        List.of(), false, open.window()));

    assertThat(ann.said("id -un; umask; ls /proc/self/fd | wc -l")).isEqualTo("nobody\n0077\n4\n");
    assertThat(ann.said("env | cut -d= -f1").lines()).isSubsetOf("HOME", "LOGNAME", "OLDPWD", "PATH", "PWD", "SHELL",
        "SHLVL", "TERM", "USER", "_", "HUBBUB_MARK");
    assertThat(ann.said("ulimit -n; ulimit -c")).isEqualTo("1024\n0\n");
    long id = ann.run("cat /etc/shadow");
    assertThat(ann.ended(id).exitCode()).isNotZero();
    assertThat(ann.bytes(id, Outlet.STDERR).toString()).contains("ermission denied");
    assertThat(server.open(TerminalServer.ROOT).said("id -un")).isEqualTo("root\n");
  }

  @Test
  @DisplayName("Files are read as that user: what is not for it is as if it were not there")
  void files_readAsUser() throws IOException {
    Path open = Files.writeString(folder.resolve("open"), "for all");
    Path closed = Files.writeString(folder.resolve("closed"), "for root");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));

    assertThat(server.ask(TerminalApi.FILE, query(open)).data()).hasToString("for all");
    server.refused(TerminalApi.FILE, query(closed), ErrorCode.NO_SUCH_FILE);
  }

  private static FileQuery query(Path path) {
    return new FileQuery(TerminalServer.ANN, false, path.toString(), 0, 100);
  }
}

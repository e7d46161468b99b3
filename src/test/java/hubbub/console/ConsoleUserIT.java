package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.Attach;
import hubbub.contract.console.ConsoleApi;
import hubbub.process.OsUser;
import hubbub.testing.Await;
import hubbub.testing.OsAccount;
import hubbub.testing.Processes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom consoles run, and what they get of the hub: the system itself is asked, about users made for the test. */
class ConsoleUserIT {
  @TempDir
  private Path folder;
  private OsAccount anns;
  private OsAccount others;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    assumeTrue(OsAccount.possible(), "only root can make users");
    anns = OsAccount.make();
    others = OsAccount.make();
    server = ConsoleServer.in(folder, new JsonObject().put("command", "sleep 1000").put("consoleUser", others.name())
        .put("bus", new JsonObject())
        .put("users", new JsonArray().add(new JsonObject().put("account", "ann").put("user", anns.name())))
        .put("processes", new JsonObject().put("count", 200).put("openFiles", 99)));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      anns.close();
      others.close();
    }
  }

  // Over the network: nobody may be the hub's own user then.
  private Path console(Principal principal) {
    Attach loopback = server.request(principal);
    server.ask(ConsoleApi.ATTACH, new Attach(principal, loopback.viewer(), loopback.bridge(), false, false, false,
        loopback.window()));
    String mine = "HUBBUB_CONSOLE_USERNAME=" + principal.name() + '\0';
    Await.until("its program runs", () -> running(mine).size() == 1);
    return Path.of("/proc", running(mine).getFirst().split(" ")[0]);
  }

  private List<String> running(String mine) {
    List<String> ours = server.processes();
    // Those by which it becomes its user have the same words behind their own.
    return Processes.marked(mine).stream().filter(ours::contains)
        .filter(one -> one.matches("\\d+ sleep 1000 ")).toList();
  }

  private static Map<String, String> status(Path process) {
    return Processes.read(process.resolve("status")).lines().map(line -> line.split(":\\s*", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1].strip().replace('\t', ' ')));
  }

  private static String[] stat(Path process) {
    return Processes.read(process.resolve("stat")).replaceAll("(?s).*\\) ", "").split(" ");
  }

  private static void belongs(Path process, OsAccount account) throws IOException {
    OsUser user = OsUser.named(account.name()).orElseThrow();
    String uid = Integer.toString(user.uid());
    String gid = Integer.toString(user.gid());
    assertThat(status(process)).containsEntry("Uid", String.join(" ", uid, uid, uid, uid))
        .containsEntry("Gid", String.join(" ", gid, gid, gid, gid)).containsEntry("Umask", "0077")
        .containsEntry("CapEff", "0".repeat(16)).containsEntry("CapPrm", "0".repeat(16));
    assertThat(status(process).get("Groups").split(" ")).containsExactlyInAnyOrder(gid, group(account.otherGroup()));
    assertThat(Files.readSymbolicLink(process.resolve("cwd"))).isEqualTo(account.home());
  }

  private static String group(String name) throws IOException {
    return Files.readAllLines(Path.of("/etc/group")).stream().map(line -> line.split(":"))
        .filter(line -> line[0].equals(name)).map(line -> line[2]).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("A console runs as the user of its person's rule, or as the one for all others, with that one's groups")
  void console_isItsUsers() throws IOException {
    belongs(console(ConsoleServer.ANN), anns);
    belongs(console(ConsoleServer.BOB), others);
    assertThat(server.consoles(ConsoleServer.ROOT)).extracting(one -> one.person() + " " + one.user())
        .containsExactlyInAnyOrder("Ann " + anns.name(), "Bob " + others.name());
  }

  @Test
  @DisplayName("It inherits nothing that is open in the hub, leads a session, and is held to the limits of conf")
  void console_hasNothingOfTheHub() throws IOException {
    Path process = console(ConsoleServer.BOB);
    Processes.awaitDescriptors(process, "0", "1", "2");
    assertThat(Files.readSymbolicLink(process.resolve("fd/0"))).hasToString("/dev/null");
    String pid = process.getFileName().toString();
    Await.until("it sleeps", () -> stat(process)[0].equals("S"));
    String[] fields = stat(process);
    assertThat(List.of(fields[2], fields[3])).containsOnly(pid);
    List<String> limits = Processes.read(process.resolve("limits")).lines()
        .map(line -> line.strip().replaceAll(" {2,}", "|")).toList();
    assertThat(limits).contains("Max processes|200|200|processes", "Max open files|99|99|files",
        "Max core file size|0|0|bytes");
  }

  @Test
  @DisplayName("Its environment is a login's, and what the contract with consoles says; none of the hub's own")
  void environment_isClean() {
    Map<String, String> environment = Processes.environment(console(ConsoleServer.ANN));
    assertThat(environment).containsOnlyKeys("HOME", "USER", "LOGNAME", "SHELL", "PATH", "LANG", "PWD", "SHLVL",
        "HUBBUB_MARK", "HUBBUB_CONSOLE_CODE", "HUBBUB_CONSOLE_USERNAME", "HUBBUB_CONSOLE_PORT", "HUBBUB_BUS",
        "HUBBUB_TOKEN", "HUBBUB_HOME");
    assertThat(environment).containsEntry("USER", anns.name()).containsEntry("HOME", anns.home().toString())
        .containsEntry("HUBBUB_CONSOLE_USERNAME", "Ann")
        .containsEntry("HUBBUB_CONSOLE_PORT", Integer.toString(server.port()));
    assertThat(environment.get("HUBBUB_CONSOLE_CODE")).matches("[0-9a-f]{64}");
    assertThat(environment.get("HUBBUB_TOKEN")).matches("console\\.[A-Za-z0-9_-]{43}");
  }

  @Test
  @DisplayName("No user of the system may look into another one's console")
  void secrets_areTheUsersOwn() throws Exception {
    Path process = console(ConsoleServer.BOB);
    List<String> line = Stream.concat(OsUser.named(anns.name()).orElseThrow().switching().stream(),
        Stream.of("cat", process.resolve("environ").toString())).toList();
    Process cat = new ProcessBuilder(line).redirectErrorStream(true).start();
    assertThat(new String(cat.getInputStream().readAllBytes())).contains("Permission denied");
    assertThat(cat.waitFor()).isNotZero();
  }

  @Test
  @DisplayName("A wizard for whom no user is set up has no console where others can reach the hub")
  void unmappedWizard_isRefused() {
    Principal eve = ConsoleServer.principal("Eve", "user", "wizard");
    Attach attach = server.request(eve);
    server.refused(ConsoleApi.ATTACH, new Attach(eve, attach.viewer(), attach.bridge(), false, false, false,
        attach.window()), ErrorCode.NO_OS_USER);
    assertThat(server.consoles(ConsoleServer.ROOT)).isEmpty();
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.busbridge.BusBridgeApi;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Proven;
import hubbub.testing.Await;
import hubbub.testing.ConsoleSeat;
import hubbub.testing.LocalHub;
import hubbub.testing.Processes;
import hubbub.testing.Program;
import hubbub.testing.RwciClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The packaged console program, with the bus bridge and everything behind it real. */
class ConsoleProgramIT {
  private static final String PASSWORD = "correct horse";

  @TempDir
  private Path folder;

  private LocalHub hub;
  private DeskVerticle desk;
  private Bus bus;

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
    hub.stop("console");
    bus = new Bus(hub.vertx(), Duration.ofSeconds(10));
    desk = new DeskVerticle(folder.resolve("desk"));
    Await.result(hub.vertx().deployVerticle(desk));
    // A token is the person's name behind the kind.
    Await.result(bus.serve(ConsoleApi.PROVE, prove -> {
      String name = prove.token().substring("console.".length());
      return Future.succeededFuture(new Proven(name, desk.owner(name)));
    }));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  @DisplayName("A person at the console talks with people elsewhere, and reads what they say as it is said")
  void talk_goesBothWays() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD);
        ConsoleSeat ann = sit("Ann", Principal.USER)) {
      ann.shows("Welcome, Ann.");
      ann.shows("You are in general, random.");
      ann.type("say hello from a console");
      assertThat(bob.await("message", "message", "hello from a console").getString("author")).isEqualTo("Ann");
      ann.shows("[general] Ann: hello from a console");
      bob.say("random", "and back");
      ann.shows("[random] bob: and back");
      ann.send("input", "say #random here too");
      assertThat(bob.await("message", "message", "here too").getString("channel")).isEqualTo("random");
      ann.type("msg bob psst");
      ann.shows("You tell bob: psst");
      assertThat(bob.await("direct_message").getString("message")).isEqualTo("psst");
      bob.direct("Ann", "what?");
      ann.shows("bob tells you: what?");
      ann.type("who").shows("bob – rwci");
      ann.type("rooms").shows("#random – 2 in it");
      ann.type("history #random 10").shows("bob: and back");
      ann.type("history nonsense").shows("Usage: history [#ROOM] [COUNT]");
      assertThat(ann.leave()).isZero();
    }
  }

  @Test
  @DisplayName("Help, usage, suggestions, aliases, words to complete, a new password and the end")
  void table_helps() {
    try (ConsoleSeat ann = sit("Ann", Principal.USER)) {
      ann.shows("You are in");
      assertThat(ann.type("help").shows("history [#ROOM] [COUNT]")).doesNotContain("broadcast", "shell");
      ann.type("help msg").shows("Usage: msg PERSON TEXT\nSays something to one person.");
      ann.type("msg bob").shows("Usage: msg PERSON TEXT");
      ann.type("mgs bob hi").shows("Did you mean msg?");
      ann.type("xyzzy").shows("There is no command xyzzy. Type help");
      ann.type("shell id").shows("There is no command shell.");
      ann.type("msg nobody-of-this-name hi").shows("is no");
      ann.type("   ").type("alias g say #general").shows("g = say #general");
      ann.type("g short").shows("[general] Ann: short");
      assertThat(ann.send("completion", "").await("completion").getJsonArray("data"))
          .contains("help", "g", "quit").doesNotContain("kick");
      ann.type("password");
      assertThat(ann.await("password_request").getString("data")).contains("--#password");
      ann.send("nonsense".getBytes(StandardCharsets.UTF_8)).send((byte) 4).send("fly", new JsonArray());
      ann.type("quit").await("quit");
      assertThat(ann.program().exitCode()).isZero();
    }
    try (ConsoleSeat again = sit("Ann", Principal.USER)) {
      again.type("alias").shows("g = say #general");
    }
  }

  @Test
  @DisplayName("A match is watched as text")
  void watch_isText() {
    try (Duel duel = Duel.in(hub); ConsoleSeat ann = sit("Ann", Principal.USER)) {
      ann.type("matches").shows("#" + duel.id() + " pong: " + duel.hostName() + " – " + duel.rivalName());
      ann.type("watch #" + duel.id()).shows("You look on at #" + duel.id());
      assertThat(ann.shows("+----")).contains("o", "#", " : ");
      ann.shows("after");
      ann.type("unwatch").shows("You look on no longer.");
      ann.type("watch 4711").shows("no such match");
      ann.type("watch tv").shows("Usage: watch MATCH");
    }
  }

  @Test
  @DisplayName("A wizard edits, downloads and uploads files, also large ones; what was not asked for is not kept")
  void files_goBothWays() throws IOException {
    Path file = folder.resolve("notes.txt");
    String large = "äöü €\n".repeat(30_000);
    Files.writeString(file, large);
    try (ConsoleSeat wiz = sit("Wiz", Principal.USER, Principal.WIZARD)) {
      JsonObject sent = wiz.type("edit " + file).await("file").getJsonObject("data");
      assertThat(sent.getString("action")).isEqualTo("edit");
      assertThat(sent.getString("content")).isEqualTo(large);
      wiz.send("file", saving(file, large + "more")).shows("Saved " + file);
      assertThat(file).hasContent(large + "more");
      assertThat(wiz.type("download " + file).await("file").getJsonObject("data").getString("content"))
          .endsWith("more");

      Path other = folder.resolve("other.txt");
      wiz.send("file", saving(other, "unasked")).shows("No such file was asked for.");
      assertThat(other).doesNotExist();
      assertThat(wiz.type("upload " + other).await("file").getJsonObject("data").getString("action"))
          .isEqualTo("upload");
      wiz.send("file", saving(other, "asked")).shows("Saved");
      assertThat(other).hasContent("asked");
      wiz.type("download " + folder.resolve("missing")).shows("There is no");
      wiz.type("edit " + folder).shows("is a folder.");
      Files.write(other, new byte[] {(byte) 0xff, 0});
      wiz.type("download " + other).shows("is not text in UTF-8.");
    }
  }

  @Test
  @DisplayName("A wizard runs commands of the shell, whose output streams, and stops them; they end with the console")
  void shell_streamsAndStops() {
    try (ConsoleSeat wiz = sit("Wiz", Principal.USER, Principal.WIZARD)) {
      wiz.shows("You are in");
      wiz.type("shell echo one; echo two >&2; exit 3").shows("Ended with status 3.");
      // In one packet or in two, as it was read.
      assertThat(wiz.packets().all().stream().map(packet -> packet.getString("data")).collect(Collectors.joining("\n")))
          .containsSubsequence("\none\n", "two\n");
      wiz.type("shell env").shows("PATH=");
      wiz.shows("Done.");
      assertThat(wiz.packets().all().toString()).doesNotContain("HUBBUB_TOKEN", "HUBBUB_CONSOLE");
      wiz.type("shell echo begun; exec sleep 4711").shows("begun");
      wiz.type("shell true").shows("runs already");
      wiz.type("who").shows("Wiz");
      wiz.type("stop").shows("Ended with status");
      wiz.type("stop").shows("No command runs.");

      wiz.type("shell echo $$; sleep 4712; true");
      long shell = Long.parseLong(wiz.packets().await("a process id", packet ->
          packet.getString("data", "").matches("\\d+")).getString("data"));
      Await.until("the command has begun", () -> processes(shell).size() == 2);
      List<ProcessHandle> begun = processes(shell);
      assertThat(wiz.leave()).isZero();
      Await.until("nothing of it is left", () -> begun.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @Test
  @DisplayName("An administrator operates the hub from the console; a wizard is told what the hub does not allow")
  void operators_operate() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD);
        ConsoleSeat ada = sit("Ada", Principal.USER, Principal.ADMIN);
        ConsoleSeat wiz = sit("Wiz", Principal.USER, Principal.WIZARD)) {
      wiz.shows("You are in");
      ada.type("broadcast The hub stops at ten.");
      wiz.shows("*** The hub stops at ten.");
      wiz.type("broadcast me too").shows("There is no command broadcast.");
      wiz.type("revoke Ada").shows("There is no command revoke.");
      assertThat(wiz.type("help").shows("sessions ")).contains("kick PERSON").doesNotContain("broadcast", "revoke");
      assertThat(ada.type("help").shows("sessions ")).contains("kick PERSON", "broadcast", "revoke", "shell");
      wiz.type("kick bob #general").shows("owner");
      ada.type("mute bob 10m #general too loud").shows("Done.");
      bob.say("but");
      ada.type("unmute bob").shows("Done.");
      ada.type("revoke Wiz stays out").shows("Done.");
      ada.type("stats").shows("people");
      LoggerFactory.getLogger(ConsoleProgramIT.class).warn("console.tested");
      ada.type("log 5").shows("WARN console.tested");
      ada.type("kill").shows("Usage: kill SESSION");
      ada.type("ban bob 1h spam").shows("Done.");
      assertThat(bob.awaitEnd()).isNotEmpty();
      ada.type("ban").shows("Usage: ban PERSON [7d] [#ROOM] [REASON]");
    }
  }

  @Test
  @DisplayName("Without a bus the console says so, and still helps and ends")
  void withoutBus_stillHelps() {
    try (ConsoleSeat ann = ConsoleSeat.start(folder, script(), "Ann", Map.of())) {
      ann.shows("This console has no way to the hub's bus.");
      ann.type("help").shows("quit");
      ann.type("who").shows("no way to the hub's bus");
      ann.type("quit").await("quit");
      assertThat(ann.program().exitCode()).isZero();
    }
  }

  @Test
  @DisplayName("While it runs its environment has no secrets, for others who run as the same user can read that")
  void environment_hasNoSecrets() {
    try (ConsoleSeat ann = sit("Ann", Principal.USER)) {
      ann.shows("You are in");
      Path process = Path.of("/proc", Long.toString(ann.program().handle().pid()));
      assertThat(Processes.read(process.resolve("environ"))).contains("HUBBUB_CONSOLE_USERNAME=Ann")
          .doesNotContain("console.Ann", "HUBBUB_CONSOLE_CODE", "HUBBUB_TOKEN");
      assertThat(Processes.read(process.resolve("cmdline"))).doesNotContain("console.Ann");
    }
  }

  @Test
  @DisplayName("A console may as well be some sixty lines of Python")
  void python_isAConsoleToo() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");
    Path script = Path.of("src/dist/consoles/console.py").toAbsolutePath();
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD);
        ConsoleSeat ann = sit("Ann", script, Principal.USER)) {
      ann.shows("Type who, say TEXT or quit.");
      bob.await("join", "username", "Ann");
      ann.type("say hello from Python");
      bob.await("message", "message", "hello from Python");
      ann.shows("Ann: hello from Python");
      bob.say("hello, Python");
      ann.shows("bob: hello, Python");
      ann.type("who").shows("Here are ");
      ann.type("dance").shows("There is who");
      ann.type("say").shows("empty");
      ann.type("quit").await("quit");
      assertThat(ann.program().exitCode()).isZero();
    }
  }

  private ConsoleSeat sit(String name, String... roles) {
    return sit(name, script(), roles);
  }

  private ConsoleSeat sit(String name, Path script, String... roles) {
    Await.result(bus.call(AuthApi.REGISTER, new Register(name, PASSWORD, "test")).otherwiseEmpty());
    Await.result(bus.call(AuthApi.ROLES, new SetRoles("admin", name, List.of(roles))));
    desk.console(name, new Principal(name, List.of(roles), "", System.currentTimeMillis(), 0));
    int port = Await.result(bus.call(BusBridgeApi.WHERE, Done.DONE)).port();
    try {
      return ConsoleSeat.start(Files.createTempDirectory(folder, name), script, name,
          Map.of("HUBBUB_BUS", "127.0.0.1:" + port, "HUBBUB_TOKEN", "console." + name));
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  /** A process and all that it has begun. */
  private static List<ProcessHandle> processes(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).toList();
  }

  private static Path script() {
    return Program.DISTRIBUTION.resolve("bin/console");
  }

  private static JsonObject saving(Path file, String content) {
    return new JsonObject().put("action", "save").put("name", file.toString()).put("content", content);
  }
}

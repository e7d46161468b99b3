package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Document;
import hubbub.contract.terminal.DocumentKind;
import hubbub.contract.terminal.DocumentQuery;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.FileSlice;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Running;
import hubbub.contract.terminal.SetDocument;
import hubbub.contract.terminal.TerminalApi;
import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingIT {
  @TempDir
  private Path folder;
  private Path root;
  private TerminalServer server;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    server = TerminalServer.in(folder, new JsonObject()
        .put("files", new JsonObject().put("root", root.toString()))
        .put("limits", new JsonObject().put("documentBytes", 1_024))
        .put("recordings", new JsonObject().put("folder", folder.resolve("casts").toString()).put("bytes", 10_000)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("Notes and preferences are kept for each person, also over a restart, and have a largest size")
  void documents_kept() {
    DocumentQuery notes = new DocumentQuery("ann", DocumentKind.NOTES);
    assertThat(server.ask(TerminalApi.DOCUMENT, notes)).isEqualTo(
        new Document(DocumentKind.NOTES, new JsonObject(), 0));

    JsonObject content = new JsonObject().put("text", "remember the milk");
    server.ask(TerminalApi.SET_DOCUMENT, new SetDocument("Ann", DocumentKind.NOTES, content));
    server.ask(TerminalApi.SET_DOCUMENT,
        new SetDocument("Ann", DocumentKind.PREFERENCES, new JsonObject().put("a", 1)));
    server.refused(TerminalApi.SET_DOCUMENT, new SetDocument("Ann", DocumentKind.NOTES,
        new JsonObject().put("text", "\u00e9".repeat(510))), ErrorCode.DOCUMENT_TOO_LARGE);
    server.stop();
    server.deploy();
    assertThat(server.ask(TerminalApi.DOCUMENT, notes).content()).isEqualTo(content);
    assertThat(server.ask(TerminalApi.DOCUMENT, new DocumentQuery("Bob", DocumentKind.NOTES)).setAt()).isZero();
  }

  @Test
  @DisplayName("A file below the root is read in pieces, with its size and type")
  void file_readInPieces() throws IOException {
    byte[] bytes = new byte[300_000];
    IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) (i * 7));
    Files.write(root.resolve("a b\n'$(x).png"), bytes);
    Buffer all = Buffer.buffer();
    FileSlice slice;
    do {
      slice = server.ask(TerminalApi.FILE, query("a b\n'$(x).png", all.length(), 131_072));
      all.appendBuffer(slice.data());
    } while (slice.data().length() == 131_072);

    assertThat(all.getBytes()).isEqualTo(bytes);
    assertThat(slice.size()).isEqualTo(300_000);
    assertThat(slice.type()).isEqualTo("image/png");
    assertThat(slice.name()).isEqualTo("a b\n'$(x).png");
    assertThat(server.ask(TerminalApi.FILE, query("a b\n'$(x).png", 400_000, 10)).data().length()).isZero();
    Files.writeString(root.resolve("README"), "text");
    assertThat(server.ask(TerminalApi.FILE, query("README", 0, 10)).type()).isEqualTo("text/plain");
  }

  @Test
  @DisplayName("Nothing outside of the root is read: no traversal, no links out of it, no folders, devices or pipes")
  void file_stayInRoot() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createDirectories(folder.resolve("root2"));
    Files.writeString(folder.resolve("root2/near"), "secret");
    Files.createSymbolicLink(root.resolve("out"), secret);
    Files.createSymbolicLink(root.resolve("in"), Files.writeString(root.resolve("real"), "fine"));
    Files.createDirectory(root.resolve("folder"));
    Files.createSymbolicLink(root.resolve("zero"), Path.of("/dev/zero"));
    assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor()).isZero();

    for (String path : List.of("../secret", "out", "folder", "zero", "pipe", "missing", "../root2/near", "in/x")) {
      server.refused(TerminalApi.FILE, query(path, 0, 10), ErrorCode.NO_SUCH_FILE);
    }
    for (String path : List.of("relative", "", "/proc/self/environ", "/etc/passwd", secret.toString())) {
      server.refused(TerminalApi.FILE, new FileQuery(TerminalServer.ANN, true, path, 0, 10), ErrorCode.NO_SUCH_FILE);
    }
    assertThat(server.ask(TerminalApi.FILE, query("in", 0, 10)).data()).hasToString("fine");
  }

  @Test
  @DisplayName("Files are for those who may have a terminal, and while a user is known as whom to read")
  void file_forWizards() throws IOException {
    Files.writeString(root.resolve("a"), "a");
    String path = root.resolve("a").toString();

    server.refused(TerminalApi.FILE, new FileQuery(TerminalServer.BOB, true, path, 0, 10),
        ErrorCode.TERMINAL_FORBIDDEN);
    server.refused(TerminalApi.FILE, new FileQuery(TerminalServer.ANN, false, path, 0, 10), ErrorCode.NO_OS_USER);
    server.refused(TerminalApi.FILE, new FileQuery(Principal.guest("Ann"), true, path, 0, 10),
        ErrorCode.TERMINAL_FORBIDDEN);
  }

  @Test
  @DisplayName("A recording is an asciicast of version 2 of what was said, for the hub alone, and not too large")
  void recording_isAsciicast() throws IOException {
    Watching ann = server.open(TerminalServer.ANN);
    Running running = record(ann, "printf 'h\\303'; sleep 0.1; printf '\\251llo\\r\\n'");
    ann.ended(running.serverId());

    Path cast = Path.of(running.recording());
    List<String> lines = Files.readAllLines(cast);
    JsonObject header = new JsonObject(lines.getFirst());
    assertThat(header.getInteger("version")).isEqualTo(2);
    assertThat(header.getInteger("width")).isEqualTo(80);
    StringBuilder said = new StringBuilder();
    double before = 0;
    for (String line : lines.subList(1, lines.size())) {
      JsonArray event = new JsonArray(line);
      assertThat(event.getDouble(0)).isGreaterThanOrEqualTo(before);
      assertThat(event.getString(1)).isEqualTo("o");
      before = event.getDouble(0);
      said.append(event.getString(2));
    }
    assertThat(said.toString().replace("\r", "")).isEqualTo("h\u00e9llo\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cast))).isEqualTo("rw-------");
    Running large = record(ann, "seq 100000");
    assertThat(ann.ended(large.serverId()).exitCode()).isZero();
    assertThat(Files.size(Path.of(large.recording()))).isLessThanOrEqualTo(10_000);
  }

  @Test
  @DisplayName("The audit says who ran what where and how it ended, and never what was said or typed")
  void audit_tellsCommands() {
    Watching ann = server.open(TerminalServer.ANN);
    ann.said("cd /usr");
    long id = ann.run("read x; exit 5");
    ann.type(id, "swordfish\n", false);
    ann.ended(id);
    ann.refused(ann.request("a\0"), ErrorCode.COMMAND_REFUSED);
    server.stop();

    List<JsonObject> lines = audit();
    assertThat(lines).extracting(line -> line.getString("verb")).containsExactly(
        "opened", "run", "result", "run", "result", "run", "result", "ended draining");
    assertThat(lines.get(3).getString("command")).isEqualTo("read x; exit 5");
    assertThat(lines.get(3).getString("actor")).isEqualTo("Ann");
    assertThat(lines.get(3).getString("directory")).isEqualTo("/usr");
    assertThat(lines.get(3).getString("user")).isNotEmpty();
    assertThat(lines.get(4).getString("result")).isEqualTo("exit 5");
    assertThat(lines.get(6).getString("result")).isEqualTo("command-refused");
    assertThat(lines.toString()).doesNotContain("swordfish", ann.opened().token());
  }

  private List<JsonObject> audit() {
    StoreConfig config = StoreConfig.embedded(folder.resolve("store"));
    Store store = Await.result(Stores.open(server.vertx, config));
    var journal = store.journal("audit", Durability.EVERYSEC);
    List<JsonObject> lines = Await.result(journal.after(Audit.STREAM, 0, 100)).stream()
        .map(line -> line.entry().toJsonObject()).toList();
    Await.result(store.close());
    return lines;
  }

  private Running record(Watching ann, String command) {
    Run run = ann.request(command);
    return server.ask(TerminalApi.run(ann.session()), new Run(run.viewer(), "", run.kind(), command, List.of(),
        List.of(), run.screen(), true));
  }

  private FileQuery query(String path, long offset, int length) {
    return new FileQuery(TerminalServer.ANN, true, root + "/" + path, offset, length);
  }
}

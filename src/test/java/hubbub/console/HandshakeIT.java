package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.Received;
import hubbub.testing.TcpWire;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket of consoles: the test connects in the place of the program that was started. */
class HandshakeIT {
  private static final String INIT = "{\"type\":\"connection_init\",\"data\":\"Connected to the console of Ann.\"}\4";
  @TempDir
  private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = server(60);
  }

  private ConsoleServer server(int handshakeSeconds) {
    return ConsoleServer.silent(folder, new JsonObject()
        .put("timing", new JsonObject().put("startSeconds", 600).put("handshakeSeconds", handshakeSeconds))
        .put("limits", new JsonObject().put("wrongCodes", 4).put("strangers", 5)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("The right code connects, once: one packet says so, the person hears of it, and it is used up")
  void rightCode_connectsOnce() {
    Sitting ann = sit();
    assertThat(ann.attached().running()).isFalse();
    ann.refused("{\"type\":\"command\",\"data\":\"x\"}", ErrorCode.CONSOLE_STARTING);
    String hello = hello("Ann", code("Ann"));
    try (TcpWire console = TcpWire.open(server.port()); TcpWire second = TcpWire.open(server.port())) {
      Received<String> said = console.send(hello).texts();
      assertThat(said.next()).isEqualTo(INIT);
      ann.up();
      assertThat(server.consoles(ConsoleServer.ANN).getFirst().running()).isTrue();

      assertSilentlyClosed(second.send(hello));
      ann.type("{\"type\":\"command\",\"data\":\"x\"}");
      assertThat(said.next()).isEqualTo("{\"type\":\"command\",\"data\":\"x\"}\4");
    }
    ann.closed(Closed.Reason.CRASHED);
  }

  @Test
  @DisplayName("The first packet may come byte by byte, or with others behind it in one piece")
  void pieces_doNotMatter() {
    Sitting ann = sit();
    Sitting bob = Sitting.at(server, server.request(ConsoleServer.BOB));
    try (TcpWire torn = TcpWire.open(server.port()); TcpWire glued = TcpWire.open(server.port())) {
      assertThat(torn.singly().send(hello("Ann", code("Ann")) + "{\"n\":1}\4{\"n\":2}\4").texts().next())
          .isEqualTo(INIT);
      glued.send(hello("BOB", code("Bob")) + "{\"n\":1}\4{\"n\":2}\4{\"n\"").send(":3}\4");
      for (Sitting one : List.of(ann, bob)) {
        one.hears("{\"n\":2}");
        assertThat(one.packets()).startsWith("{\"n\":1}", "{\"n\":2}");
        assertThat(one.events(Kind.UP)).hasSize(1);
      }
      bob.hears("{\"n\":3}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "[1]", "{}", "{\"username\":\"Ann\"}", "{\"username\":7,\"connection_code\":8}",
      "{\"username\":\"Ann\",\"connection_code\":\"\"}", "{\"username\":\"Bob\",\"connection_code\":\"CODE\"}",
      "{\"username\":\"Ann\",\"connection_code\":\"code\"}", "\4",
      "{\"username\":\"Ann\",\"connection_code\":\"0CODE\"}"})
  @DisplayName("Whatever else is said first closes the connection without a word, and the console may still connect")
  void wrongFirstPacket_closed(String first) {
    Sitting ann = sit();
    try (TcpWire wire = TcpWire.open(server.port()); TcpWire console = TcpWire.open(server.port())) {
      assertSilentlyClosed(wire.send(first.replace("CODE", code("Ann")) + '\4'));
      assertThat(console.send(hello("Ann", code("Ann"))).texts().next()).isEqualTo(INIT);
      ann.up();
    }
  }

  @Test
  @DisplayName("Too much before the first end mark, and nothing at all in time, close the connection without a word")
  void noFirstPacket_closed() {
    server.close();
    server = server(2);
    try (TcpWire large = TcpWire.open(server.port()); TcpWire mute = TcpWire.open(server.port())) {
      assertSilentlyClosed(large.send("x".repeat(5_000)));
      assertSilentlyClosed(mute);
    }
  }

  @Test
  @DisplayName("A code is good for 30 s, and no longer than its console")
  void code_expires() {
    Sitting ann = sit();
    Sitting bob = Sitting.at(server, server.request(ConsoleServer.BOB));
    String early = hello("Bob", code("Bob"));
    server.pass(Duration.ofSeconds(31));
    bob.leave(false);
    try (TcpWire late = TcpWire.open(server.port()); TcpWire gone = TcpWire.open(server.port())) {
      assertSilentlyClosed(late.send(hello("Ann", code("Ann"))));
      assertSilentlyClosed(gone.send(early));
      assertThat(ann.events(Kind.UP)).isEmpty();
    }
  }

  @Test
  @DisplayName("An address with too many wrong codes is closed at once for a minute, but while a console is expected")
  void wrongCodes_shutAddress() {
    for (int i = 0; i < 4; i++) {
      try (TcpWire wrong = TcpWire.openFrom(2, server.port())) {
        assertSilentlyClosed(wrong.send(hello("Ann", "00")));
      }
    }
    try (TcpWire again = TcpWire.openFrom(2, server.port()); TcpWire other = TcpWire.openFrom(3, server.port())) {
      Received<String> nothing = other.texts();
      assertSilentlyClosed(again);
      assertThat(nothing.end()).isEmpty();
    }
    Sitting ann = sit();
    try (TcpWire console = TcpWire.openFrom(2, server.port())) {
      assertThat(console.send(hello("Ann", code("Ann"))).texts().next()).isEqualTo(INIT);
      ann.up();
    }
    server.pass(Duration.ofSeconds(61));
    try (TcpWire open = TcpWire.openFrom(2, server.port()); TcpWire second = TcpWire.openFrom(2, server.port())) {
      Received<String> nothing = open.texts();
      assertSilentlyClosed(second.send(hello("Ann", "00")));
      assertThat(nothing.end()).isEmpty();
    }
  }

  @Test
  @DisplayName("How many connections proved nothing is told in the log, now and then, and of nobody in particular")
  void refusals_areCounted() {
    try (CapturedLog log = CapturedLog.of(Reception.class.getName())) {
      for (int i = 0; i < 3; i++) {
        try (TcpWire wrong = TcpWire.open(server.port())) {
          assertSilentlyClosed(wrong.send(hello("Ann", "00")));
        }
      }
      server.pass(Duration.ofSeconds(61));
      Await.until("they are counted", () -> log.lines().stream().mapToInt(HandshakeIT::counted).sum() == 3);
      assertThat(log.lines()).noneMatch(line -> line.contains("Ann"));
    }
  }

  private static int counted(String line) {
    return line.contains("console.strangers") ? Integer.parseInt(line.replaceAll(".*refused=(\\d+).*", "$1")) : 0;
  }

  @Test
  @DisplayName("Those who say nothing cannot keep a console away: the oldest of too many has to go")
  void strangers_makeRoom() {
    Sitting ann = sit();
    List<TcpWire> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        strangers.add(TcpWire.open(server.port()));
      }
      assertSilentlyClosed(strangers.removeFirst());
      strangers.add(TcpWire.open(server.port()));
      assertThat(strangers.getLast().send(hello("Ann", code("Ann"))).texts().next()).isEqualTo(INIT);
      ann.up();
    } finally {
      strangers.forEach(TcpWire::close);
    }
  }

  @Test
  @DisplayName("Where the port is taken the verticle does not start, and says which")
  void takenPort_isTold() {
    Vertx other = Vertx.vertx();
    try {
      JsonObject conf = new JsonObject().put("listener", new JsonObject().put("port", server.port()))
          .put("store", new JsonObject().put("folder", folder.resolve("other").toString()));
      assertThat(Await.failure(other.deployVerticle(new ConsoleVerticle(), new DeploymentOptions().setConfig(conf))))
          .hasMessageContaining("127.0.0.1:" + server.port());
    } finally {
      Await.result(other.close());
    }
  }

  private Sitting sit() {
    Attach attach = server.request(ConsoleServer.ANN);
    return Sitting.at(server, attach);
  }

  private static void assertSilentlyClosed(TcpWire wire) {
    Received<String> said = wire.texts();
    assertThat(said.awaitEnd()).isIn("eof", "reset");
    assertThat(said.all()).isEmpty();
  }

  private static String hello(String name, String code) {
    return "{\"username\":\"" + name + "\",\"connection_code\":\"" + code + "\"}\4";
  }

  private String code(String person) {
    Path file = folder.resolve(person + ".code");
    Await.until("the console of " + person + " runs", () -> Files.exists(file) && !read(file).isEmpty());
    return read(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

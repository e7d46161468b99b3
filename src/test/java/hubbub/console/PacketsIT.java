package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.busbridge.Address;
import hubbub.contract.busbridge.BusBridgeApi;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleState;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets both ways, as they are. */
class PacketsIT {
  private static final int FILE = 300_000;
  @TempDir
  private Path folder;
  private ConsoleServer server;
  private Sitting ann;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(folder, new JsonObject().put("throttle", new JsonObject().put("bytesPerSecond", 0)));
    ann = server.sit(ConsoleServer.ANN);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("Packets pass as they are, in order: white space, order of keys, unknown keys, any character")
  void packets_passVerbatim() {
    String[] packets = {"{\"type\":\"command\",\"data\":\"x\"}",
        " { \"data\" : \"\\u00e9\u00e9\ud83d\ude00\" ,\t\"type\":\"a\"} ",
        "{\"a\":[1.0,1e2,{\"b\":null}],\"type\":7}", "{}", "{\"type\":\"x\",\"type\":\"y\"}", "{\"data\":\"\\u0004\"}"};
    for (String packet : packets) {
      ann.type(packet);
    }
    ann.hears(packets[packets.length - 1]);
    assertThat(ann.packets()).containsExactly(packets);
  }

  @Test
  @DisplayName("A file of 300 KB passes both ways")
  void largePacket_passes() {
    StringBuilder content = new StringBuilder();
    while (content.length() < FILE) {
      content.append("line ").append(content.length()).append(" \u00e9\\n");
    }
    String file = "{\"type\":\"file\",\"data\":{\"action\":\"save\",\"name\":\"x\",\"content\":\"" + content + "\"}}";
    ann.type(file);
    ann.hears(file);
  }

  @Test
  @DisplayName("Packets of a console may be torn anywhere and glued together")
  void tornAndGlued_areReassembled() {
    ann.run("printf '{\"n\":' >&3; sleep 0.2; printf '1}' >&3; sleep 0.2; "
        + "printf '\\004{\"n\":2}\\004{\"n\":3}\\004{\"n\"' >&3; sleep 0.2; printf ':4}\\004' >&3");
    ann.hears("{\"n\":4}");
    assertThat(ann.packets()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
  }

  @Test
  @DisplayName("What a console sends that is no JSON object in UTF-8 is dropped and counted, and harms nothing")
  void nonsense_isDropped() {
    ann.run("printf 'hello\\004[1]\\004\\004{\"a\":\"\\303\"}\\004{\"a\":1\\004{\"n\":1}\\004' >&3");
    ann.hears("{\"n\":1}");
    assertThat(ann.packets()).containsExactly("{\"n\":1}");
    assertThat(server.consoles(ConsoleServer.ANN)).extracting(ConsoleState::dropped).containsExactly(5L);
  }

  @Test
  @DisplayName("A console that sends a packet beyond a megabyte is ended, with its processes, and rests")
  void endlessPacket_endsConsole() {
    ann.run("head -c 1048577 /dev/zero | tr '\\0' x >&3; sleep 1000");
    assertThat(ann.closed(Closed.Reason.CRASHED).text()).contains("too long", "again in 60 s.");
    Await.until("its processes are gone", () -> server.processes().isEmpty());
  }

  @Test
  @DisplayName("What is no JSON object, or too long, is not sent to a console, and what follows is")
  void badInput_isRefused() {
    ann.refused("hello", ErrorCode.BAD_REQUEST);
    ann.refused("{\"a\":1}{\"b\":2}", ErrorCode.BAD_REQUEST);
    ann.refused("{\"a\":1}\4{\"b\":2}", ErrorCode.BAD_REQUEST);
    ann.refused("{\"a\":\"" + "x".repeat(1 << 20) + "\"}", ErrorCode.INPUT_TOO_LONG);
    ann.type("{\"n\":1}");
    ann.hears("{\"n\":1}");
    assertThat(ann.packets()).containsExactly("{\"n\":1}");
  }

  @Test
  @DisplayName("A console starts at home with what it needs to connect, in its environment or its arguments")
  void environment_hasWhatItNeeds() {
    assertThat(ann.told("env").lines()).contains("HUBBUB_CONSOLE_USERNAME=Ann",
        "HUBBUB_CONSOLE_PORT=" + server.port()).anyMatch(line -> line.matches("HUBBUB_TOKEN=console\\.[\\w-]{43}"))
        .anyMatch(line -> line.matches("HUBBUB_CONSOLE_CODE=[0-9a-f]{64}"))
        .anyMatch(line -> line.startsWith("HUBBUB_HOME=/")).noneMatch(line -> line.contains("java"));
    assertThat(ann.told("echo $PWD; umask")).isEqualTo(System.getProperty("user.home") + "\n0077");
    server.close();

    server = ConsoleServer.in(folder.resolve("b"), new JsonObject().put("command",
        ConsoleServer.scripted("{code} '{username}'")));
    ann = server.sit(ConsoleServer.principal("Ann B. 'Sh\u00e9'", "user"));
    assertThat(ann.told("printf '%s|' \"$name\" \"${#code}\"")).isEqualTo("Ann B. 'Sh\u00e9'|64|");
  }

  @Test
  @DisplayName("A console is told where the bus is: where this hub has it, or elsewhere if that is configured")
  void bus_isTold() {
    String asks = "echo ${HUBBUB_BUS-nowhere}";
    assertThat(ann.told(asks)).as("there is none").isEqualTo("nowhere");
    Await.result(server.bus.serve(BusBridgeApi.WHERE,
        ask -> Future.succeededFuture(new Address("127.0.0.2", 7_001))));
    assertThat(server.sit(ConsoleServer.BOB).told(asks)).isEqualTo("127.0.0.2:7001");
    server.close();

    server = ConsoleServer.in(folder.resolve("b"), new JsonObject()
        .put("bus", new JsonObject().put("host", "10.0.0.7")));
    Await.result(server.bus.serve(BusBridgeApi.WHERE,
        ask -> Future.succeededFuture(new Address("127.0.0.2", 7_001))));
    assertThat(server.sit(ConsoleServer.ANN).told(asks)).isEqualTo("10.0.0.7:7000");
  }
}

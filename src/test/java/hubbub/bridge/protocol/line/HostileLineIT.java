package hubbub.bridge.protocol.line;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.CapturedLog;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody types, to a hub with somebody else in it, who is well all the time; the log says nothing of it. */
class HostileLineIT {
  private static final JsonObject LIMITS =
      new JsonObject().put("loginSeconds", 60).put("messagesPerSecond", 10_000).put("outboxBytes", 262_144);
  private static final String NO_TEXT = "! The line is not valid UTF-8 and was left out. (bad-request)";

  private LineHub hub;
  private RwciClient rosa;
  private CapturedLog log;

  @BeforeEach
  void start(@TempDir Path folder) {
    hub = LineHub.in(folder, LIMITS, new JsonObject().put("burst", 1_000).put("perSecond", 20));
    rosa = hub.rwci("rosa");
    log = CapturedLog.ofEverything();
  }

  @AfterEach
  void end() {
    try (LineClient last = hub.guest("last")) {
      last.type("all is well");
      rosa.await("message", "message", "all is well");
      assertThat(log.lines()).isEmpty();
    } finally {
      log.close();
      rosa.close();
      hub.close();
    }
  }

  @Test
  @DisplayName("Random bytes are refused line by line, before the login and behind it; a line behind them is heard")
  void randomBytes_areRefused() {
    Random random = new Random(9001);
    try (LineClient noise = hub.connect()) {
      for (String behind : List.of("login noise", "heard all the same")) {
        for (int i = 0; i < 20; i++) {
          byte[] bytes = new byte[random.nextInt(3_000)];
          random.nextBytes(bytes);
          noise.wire().send(bytes);
        }
        noise.type("").type(behind);
      }
      rosa.await("message", "message", "heard all the same");
      noise.await(NO_TEXT);
      assertThat(noise.lines().all()).contains(NO_TEXT)
          .allMatch(line -> line.startsWith("! ") && line.endsWith("(bad-request)") || line.startsWith("* "));
      assertThat(rosa.texts()).containsExactly("heard all the same");
    }
  }

  @Test
  @DisplayName("Telnet's own bytes and a browser's request are refused like any others, and one may go on")
  void otherProtocols_areRefused() {
    try (LineClient telnet = hub.connect(); LineClient browser = hub.connect()) {
      telnet.wire().send((byte) 0xff, (byte) 0xfb, (byte) 0x1f, (byte) 0xff, (byte) 0xfd, (byte) 3, (byte) '\n');
      telnet.await(NO_TEXT).type("login telnet\r").await("* You are in general with rosa.");
      browser.wire().send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
      browser.await("! Please log in first. (not-logged-in)").await("! Please log in first. (not-logged-in)");
    }
  }

  @Test
  @DisplayName("Whoever types faster than a person may is told so for each line, and is heard again later")
  void flood_isToldToSlowDown() {
    try (LineClient flood = hub.guest("flood"); LineClient other = hub.guest("other")) {
      flood.wire().send("again\n".repeat(2_000) + "/who\n");
      flood.lines().await("an answer to who", line -> line.startsWith("* In the hub: "));
      List<String> refused = flood.lines().all().stream().filter(line -> line.startsWith("! ")).toList();
      assertThat(refused).isNotEmpty()
          .allMatch(line -> line.startsWith("! You are sending too fast. ") && line.endsWith(" (rate-limited)"));
      other.lines().await("the first of them", "<flood> again"::equals);
      assertThat(flood.lines().end()).isEmpty();
      for (boolean heard = false; !heard;) {
        flood.type("slowly");
        heard = other.lines().find("<flood> slowly"::equals, Duration.ofMillis(100)).isPresent();
      }
    }
  }

  @Test
  @DisplayName("A conversation of which every byte comes by itself, and one in a single write, are like any other")
  void splitAndMerged_areHeard() {
    try (LineClient single = new LineClient(TcpWire.open(hub.port()).singly()); LineClient merged = hub.connect()) {
      single.login("single").type("hé 😀").type("/join tea").await("* You are in tea, alone.");
      rosa.await("message", "message", "hé 😀");
      merged.wire().send("login merged\r\none\r\n/join tea\r\ntwo\n/leave\nthree\n/quit\nfour\n");
      for (String line : List.of("[tea] * merged came", "[tea] <merged> two", "[tea] * merged left",
          "[general] <merged> three", "[general] * merged left")) {
        single.await(line);
      }
      assertThat(merged.lines().awaitEnd()).isIn("eof", "reset");
      rosa.await("message", "message", "three");
      assertThat(single.lines().all()).noneMatch(line -> line.contains("four"));
      assertThat(rosa.texts()).containsExactly("hé 😀", "one", "three");
    }
  }

  @Test
  @DisplayName("Whoever ends its sending, or breaks off, has gone, also in the middle of a line, which is not said")
  void halfOpen_hasGone() {
    LineClient half = hub.guest("half");
    LineClient broken = hub.guest("broken");
    half.wire().send("not ended");
    half.wire().endOutput();
    assertThat(half.lines().awaitEnd()).isEqualTo("eof");
    rosa.await("quit", "username", "half");
    broken.wire().send("not ended");
    broken.wire().reset();
    rosa.await("quit", "username", "broken");
    assertThat(rosa.texts()).isEmpty();
    half.close();
  }

  @Test
  @DisplayName("Whoever does not read is closed and told so when it reads on; what it had is the beginning, whole")
  void slowReader_isClosed() {
    String text = "\u001b".repeat(8_000);
    List<String> said = new ArrayList<>();
    try (LineClient slow = new LineClient(TcpWire.open(hub.port(), 4_096)); LineClient other = hub.guest("other")) {
      slow.login("slow");
      other.await("* slow came");
      slow.wire().stall();
      for (int i = 0; rosa.packets().stream().noneMatch(packet -> "slow".equals(packet.getString("username"))
          && "quit".equals(packet.getString("type"))); i++) {
        rosa.say(i + text);
        said.add("<rosa> " + i + "␛".repeat(8_000));
        other.await(said.getLast());
      }
      slow.wire().resume();
      assertThat(slow.lines().awaitEnd()).isEqualTo("eof");
      List<String> heard = slow.lines().unread();
      assertThat(heard).last().isEqualTo("! The client read too slowly. (slow)");
      assertThat(said).startsWith(heard.subList(0, heard.size() - 1).toArray(String[]::new));
      assertThat(said.size() * text.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(262_144);
    }
  }
}

package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.WebSocketWire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The raw endpoint: a login shell over a websocket")
class RawTerminalIT {
  private static final int BINARY = 2;

  @TempDir
  private static Path folder;
  private static Wizards wizards;
  private static String token;

  @BeforeAll
  static void start() {
    wizards = new Wizards(folder);
    token = wizards.token("ann");
  }

  @AfterAll
  static void stop() {
    wizards.close();
  }

  @Test
  void shell_answersAndEndsWithTheConnection() {
    try (WebSocketWire shell = open("?cols=100&rows=30")) {
      type(shell, "stty size; echo $((6 * 7))\r");
      see(shell, "30 100\\s+42");
      shell.text("{\"resize\":{\"cols\":120,\"rows\":40}}");
      type(shell, "stty size\r");
      see(shell, "40 120");
      type(shell, "exit\r");
      assertThat(shell.received().awaitEnd()).isEqualTo("close 1000 Goodbye.");
    }
  }

  @Test
  void connection_endsTheShell() {
    WebSocketWire shell = open("");
    type(shell, "echo pid=$$=\r");
    String said = see(shell, "pid=\\d+=");
    long pid = Long.parseLong(said.replaceAll("(?s).*pid=(\\d+)=.*", "$1"));
    assertThat(ProcessHandle.of(pid)).isPresent();
    shell.reset();
    Await.until("the shell has ended", () -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void manyInARow_areNotTooMany() {
    for (int i = 0; i < 12; i++) {
      try (WebSocketWire shell = open("")) {
        type(shell, "exit\r");
        assertThat(shell.received().awaitEnd()).isEqualTo("close 1000 Goodbye.");
      }
    }
  }

  @Test
  void acknowledgements_boundTheOutput() {
    try (WebSocketWire shell = open("")) {
      shell.text("{\"ack\":0}");
      type(shell, "yes\r");
      long before = settled(shell);
      assertThat(before).isLessThan(1_500_000);
      shell.text("{\"ack\":200000}");
      Await.until("more comes", () -> bytes(shell) > before);
      type(shell, "\u0003");
      shell.text("{\"ack\":100000000}");
      type(shell, "exit\r");
      shell.text("{\"ack\":100000000}");
      shell.received().awaitEnd();
    }
  }

  @Test
  void muchPasted_waitsForTheProgram() {
    try (WebSocketWire shell = open("")) {
      // Nothing is read before the last word: the program, the hub and the connection hold up the one who pastes.
      type(shell, "stty raw -echo; echo re''ady; read -rn 1 < <(sleep 1; echo x); head -c 8000000 | md5sum\r");
      see(shell, "ready");
      byte[] page = "All that is pasted, and nothing else.\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[8_000_000];
      for (int at = 0; at < all.length; at += page.length) {
        System.arraycopy(page, 0, all, at, Math.min(page.length, all.length - at));
      }
      for (int at = 0; at < all.length; at += 10_000) {
        shell.frame(BINARY, true, Arrays.copyOfRange(all, at, at + 10_000));
      }
      see(shell, HexFormat.of().formatHex(md5(all)));
    }
  }

  @Test
  void subprotocol_bringsTheToken() {
    try (WebSocketWire shell = WebSocketWire.open(wizards.port(), "/terminal/pty",
        "Sec-WebSocket-Protocol: hubbub, " + token)) {
      assertThat(shell.handshake()).containsIgnoringCase("Sec-WebSocket-Protocol: hubbub");
      type(shell, "echo $((6 * 7))\r");
      see(shell, "42");
    }
  }

  @Test
  void strangers_areClosedWithAReason() {
    assertThat(end("/terminal/pty")).startsWith("close 4001");
    assertThat(end("/terminal/pty", "Authorization: Token wrong")).startsWith("close 4001");
    assertThat(end("/terminal/pty?cols=0", "Authorization: Token " + token)).startsWith("close 4000");
    assertThat(end("/terminal/pty", "Authorization: Token " + wizards.rest().signUp("bob"))).startsWith("close 4100");
  }

  @Test
  void nonsense_isDropped() {
    try (WebSocketWire shell = open("")) {
      shell.text("nonsense").text("[]").text("{\"resize\":{\"cols\":-1}}").text("{\"ack\":\"x\"}").text("{\"fly\":1}");
      type(shell, "echo $((6 * 7))\r");
      see(shell, "42");
    }
  }

  private static WebSocketWire open(String query) {
    return WebSocketWire.open(wizards.port(), "/terminal/pty" + query, "Authorization: Token " + token);
  }

  private static String end(String path, String... headers) {
    try (WebSocketWire wire = WebSocketWire.open(wizards.port(), path, headers)) {
      return wire.received().awaitEnd();
    }
  }

  private static void type(WebSocketWire shell, String text) {
    shell.frame(BINARY, true, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String see(WebSocketWire shell, String pattern) {
    StringBuilder seen = new StringBuilder();
    while (!seen.toString().matches("(?s).*" + pattern + ".*")) {
      seen.append(shell.received().next());
    }
    return seen.toString();
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long bytes(WebSocketWire shell) {
    return shell.received().all().stream().mapToLong(String::length).sum();
  }

  // What comes until nothing has come for a while.
  private static long settled(WebSocketWire shell) {
    long[] last = {-1, System.nanoTime()};
    Await.until("the output stops", () -> {
      long now = bytes(shell);
      if (now != last[0]) {
        last[0] = now;
        last[1] = System.nanoTime();
      }
      return System.nanoTime() - last[1] > 500_000_000;
    });
    return last[0];
  }
}

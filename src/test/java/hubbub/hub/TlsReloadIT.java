package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.PemFiles;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both listeners under TLS, with a look at the files every few milliseconds instead of every minute. */
class TlsReloadIT {
  private static final String LOOK = "hubbub.certificates.lookMillis";
  private static final List<String> LISTENERS = List.of("http", "tcp");
  /** Two listeners on each of two bridge instances. */
  private static final int SERVERS = 4;

  @TempDir
  private Path folder;

  private PemFiles files;
  private X509Certificate first;
  private LocalHub hub;

  @BeforeEach
  void start() {
    files = new PemFiles(folder);
    first = files.renew("EC");
    JsonObject tls = new JsonObject().put("certificate", files.certificate().toString())
        .put("key", files.key().toString());
    JsonObject bridge = LocalHub.allProtocols();
    bridge.getJsonArray("listeners").forEach(listener -> ((JsonObject) listener).put("tls", tls));
    System.setProperty(LOOK, "20");
    hub = LocalHub.in(folder, bridge);
  }

  @AfterEach
  void end() {
    hub.close();
    System.clearProperty(LOOK);
  }

  @Test
  @DisplayName("A renewed certificate is shown to whoever connects from then on, and those connected stay so")
  void renewedFiles_areShownToNewcomers() {
    try (RwciClient page = rwci("tls-before"); ChatMasterClient terminal = guest("tls-guest-before")) {
      assertThat(LISTENERS).allSatisfy(listener -> assertThat(shown(listener)).isEqualTo(first));
      X509Certificate second = files.renew("EC");
      LISTENERS.forEach(listener ->
          Await.until("the new certificate is shown", () -> shown(listener).equals(second)));
      try (RwciClient newcomer = rwci("tls-after"); ChatMasterClient other = guest("tls-guest-after")) {
        newcomer.say("from a newcomer");
        assertThat(page.await("message", "message", "from a newcomer").getString("author")).isEqualTo("tls-after");
        terminal.awaitMessage("from a newcomer");
        terminal.say("from one who stayed");
        newcomer.await("message", "message", "from one who stayed");
        other.awaitMessage("from one who stayed");
      }
      X509Certificate third = files.renew("RSA");
      LISTENERS.forEach(listener ->
          Await.until("another kind of certificate is shown", () -> shown(listener).equals(third)));
      page.say("still here").await("message", "message", "still here");
    }
  }

  @Test
  @DisplayName("Files that are broken, gone, or do not belong together change nothing and are warned of in one line")
  void unusableFiles_changeNothing() throws IOException {
    PemFiles other = new PemFiles(Files.createDirectory(folder.resolve("other")));
    other.renew("EC");
    try (CapturedLog log = CapturedLog.of("hubbub.bridge")) {
      PemFiles.replace(files.certificate(), "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n");
      isRefused(log, "There is no PEM certificate or no PEM key in the files.");
      // In one step: a server that looks between two of them would warn of the rubbish once more.
      PemFiles.replace(files.certificate(), Files.readString(other.certificate()));
      isRefused(log, "The certificate and the key do not belong together.");
      Files.delete(files.key());
      isRefused(log, "Unable to read file at path '" + files.key() + "'");
      assertThat(log.lines()).hasSize(3 * SERVERS).allSatisfy(line ->
          assertThat(line).startsWith("WARN certificate.unusable file=" + files.certificate()));
      assertThat(log.events()).noneMatch(event -> event.getThrowableProxy() != null);
      X509Certificate good = files.renew("EC");
      LISTENERS.forEach(listener -> Await.until("a good one is taken", () -> shown(listener).equals(good)));
    }
  }

  @Test
  @DisplayName("A hub whose certificate and key do not belong together does not start, and says so")
  void strangersAtTheStart_areRefused() throws IOException {
    new PemFiles(Files.createDirectory(folder.resolve("other"))).renew("EC");
    PemFiles.replace(files.key(), Files.readString(folder.resolve("other/key.pem")));
    hub.stop("bridge");
    assertThatThrownBy(() -> hub.start("bridge")).hasStackTraceContaining("The listener \"http\" cannot use")
        .hasStackTraceContaining("The certificate and the key do not belong together.");
  }

  private void isRefused(CapturedLog log, String reason) {
    Await.until("each server warns of it: " + log.lines(), () ->
        log.lines().stream().filter(line -> line.endsWith(" reason=\"" + reason + "\"")).count() == SERVERS);
    LISTENERS.forEach(listener -> assertThat(shown(listener)).isEqualTo(first));
  }

  private X509Certificate shown(String listener) {
    try (TcpWire wire = TcpWire.openTls(hub.port(listener))) {
      return wire.certificate();
    }
  }

  private RwciClient rwci(String name) {
    int port = hub.port("http");
    return new RwciClient(WebSocketWire.start(TcpWire.openTls(port), port, "/rwci")).enter(name, "secret");
  }

  private ChatMasterClient guest(String name) {
    ChatMasterClient client = new ChatMasterClient(TcpWire.openTls(hub.port("tcp")), "\n");
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }
}

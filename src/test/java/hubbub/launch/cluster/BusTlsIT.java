package hubbub.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.FreePort;
import hubbub.testing.PemFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose event bus is encrypted, and that know each other by certificates. */
class BusTlsIT {
  private static final String ADDRESS = "somebody";

  @TempDir
  private Path folder;

  @Test
  @DisplayName("Nodes with certificates of one authority reach each other, one with another certificate reaches nobody")
  void certificates_decide() throws IOException {
    JsonObject ours = tls("ours");
    JsonObject theirs = tls("theirs");
    JsonArray ports = new JsonArray().add(FreePort.find()).add(FreePort.find()).add(FreePort.find());
    ClusterNode one = ClusterNode.start(ports, 0, ours.copy());
    ClusterNode two = ClusterNode.start(ports, 1, ours.copy());
    ClusterNode stranger = ClusterNode.start(ports, 2, theirs.copy());
    try {
      one.listen(ADDRESS);
      Await.until("two reaches one", () -> two.reaches(ADDRESS));
      Await.until("the stranger knows where", () -> !stranger.all().get(ADDRESS).isEmpty());
      for (int i = 0; i < 5; i++) {
        assertThat(stranger.reaches(ADDRESS)).isFalse();
      }
      Await.until("two still reaches one", () -> two.reaches(ADDRESS));
    } finally {
      stranger.close();
      two.close();
      one.close();
    }
  }

  private JsonObject tls(String name) throws IOException {
    PemFiles files = new PemFiles(Files.createDirectory(folder.resolve(name)));
    files.renew("EC");
    return new JsonObject().put("tls", new JsonObject().put("certificate", files.certificate().toString())
        .put("key", files.key().toString()).put("authority", files.certificate().toString()));
  }
}

package hubbub.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.PackagedHub;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("The packaged hub starts as shipped, speaks each protocol once, and stops in order")
  void packagedHub_speaksEachProtocol() throws IOException, InterruptedException {
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json")) {
      Conversation conversation = new Conversation(hub.http(), hub.tcp(), 1);
      conversation.http();
      conversation.chat();
      conversation.line(hub.port(9001));
      conversation.play();
      conversation.command(PackagedHub.ADMIN_PASSWORD);
      assertThat(hub.program().output()).contains("http://127.0.0.1:" + hub.http() + "/")
          .contains("tcp://127.0.0.1:" + hub.tcp() + "/");
      assertThat(hub.stop()).isZero();
      assertThat(hub.program().errors()).doesNotContain("ERROR").doesNotContain("\tat ");
    }
  }
}

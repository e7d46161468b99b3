package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that stops in order and is started again while people wait for their match to start. */
class MatchRestartIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("Host and challenger who wait for the start find their seats, and who was ready is, after a restart")
  void restartBeforeTheStart_keepsTheSeats() {
    String ann;
    String bob;
    long id;
    try (LocalHub hub = LocalHub.in(folder); RestClient rest = new RestClient(hub.port("http"))) {
      ann = rest.signUp("ann");
      bob = rest.signUp("bob");
      id = rest.match(ann);
      MatchClient.enter(hub.port("http"), id, "host", ann);
      MatchClient.enter(hub.port("http"), id, "challenger", bob).command("ready").command("start_match").next();
    }
    try (LocalHub hub = LocalHub.in(folder); RestClient rest = new RestClient(hub.port("http"));
        MatchClient host = MatchClient.enter(hub.port("http"), id, "host", ann)) {
      JsonObject match = rest.object("/api/ongoing_matches/" + id + "/", ann);
      assertThat(match.getJsonObject("challenger").getString("username")).isEqualTo("bob");
      assertThat(match.getBoolean("is_challenger_ready")).isTrue();
      host.command("start_match");
      assertThat(host.next().getInteger("code")).as("bob is not back yet").isEqualTo(3);
      try (MatchClient challenger = MatchClient.enter(hub.port("http"), id, "challenger", bob)) {
        host.command("start_match");
        host.await("status");
        challenger.await("status");
      }
    }
  }
}

package hubbub.bridge.gateway;

import static hubbub.testing.MatchesPeer.MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.MatchesPeer;
import hubbub.testing.RestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a cluster what is published may be lost; a bridge that hears nothing of a match asks how it is. */
class SilentMatchIT {
  // Of the bridge there are two instances, and the connections are dealt out to them by turns.
  private static final int ALL = 4;
  private static final int AT_ONE = 2;

  private final List<MatchClient> clients = new ArrayList<>();
  @TempDir
  private Path folder;
  private LocalHub hub;
  private MatchesPeer peer;

  @BeforeEach
  void start() {
    hub = LocalHub.clustered(folder, LocalHub.allProtocols().put("beatSeconds", 1));
    hub.stop("matches");
    peer = new MatchesPeer(hub.vertx());
    List<String> tokens;
    try (RestClient rest = new RestClient(hub.port("http"))) {
      tokens = List.of("ann", "bob", "carl", "dora").stream().map(rest::signUp).toList();
    }
    tokens.forEach(token -> clients.add(MatchClient.enter(hub.port("http"), MATCH, "spectator", token)));
    // Each comes in, and takes the seat again when its bridge hears of this start of matches; then there is silence.
    Await.until("the instances ask", () -> peer.count("join") >= 2 * ALL + 2 * AT_ONE);
  }

  @AfterEach
  void stop() {
    clients.forEach(MatchClient::close);
    peer.close();
    hub.close();
  }

  @Test
  @DisplayName("Who is told on asking that the own seat is lost ends alone; others at the same match stay")
  void ownSeatIsLost_othersStay() {
    peer.failNext("join", ErrorCode.SPECTATORS_FULL);
    Await.until("somebody is out", () -> open() < ALL);
    long asked = peer.count("join");
    Await.until("both instances asked again", () -> peer.count("join") >= asked + 2 * AT_ONE);
    assertThat(open()).isEqualTo(ALL - 1);
  }

  @Test
  @DisplayName("Who is told on asking that there is no such match ends, and all at the same bridge with them")
  void matchIsGone_allEnd() {
    peer.failNext("join", ErrorCode.NO_SUCH_MATCH);
    Await.until("those of one instance are out", () -> open() == ALL - AT_ONE);
  }

  private long open() {
    return clients.stream().filter(client -> client.wire().received().end().isEmpty()).count();
  }
}

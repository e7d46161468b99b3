package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.contract.games.Seat;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Role;
import hubbub.testing.Await;
import hubbub.testing.GamePeer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A process in which ten matches are played, and others from start to end one after the other, until it is killed. Says
 * on its standard output which commands of which match were stored with a snapshot ({@code stored match number}), and
 * which matches it was told are over ({@code over match}). Argument: the store's folder.
 */
public final class PlayingProcess {
  /** How many matches go on for ever. */
  static final int MATCHES = 10;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx, Duration.ofSeconds(10));
  private final GamePeer pong = GamePeer.on(vertx, "pong");

  private PlayingProcess() {}

  /** Plays until the process ends. */
  public static void main(String[] arguments) {
    PlayingProcess process = new PlayingProcess();
    Await.result(process.vertx.deployVerticle(new MatchesVerticle(), new DeploymentOptions().setConfig(new JsonObject()
        .put("rooms", new JsonObject().put("on", false))
        .put("snapshots", new JsonObject().put("everyMillis", 200))
        .put("store", new JsonObject().put("folder", arguments[0])))));
    for (int i = 0; i < MATCHES; i++) {
      long match = process.playing("host" + i, "challenger" + i);
      Thread.ofVirtual().start(() -> process.play(match));
    }
    for (int i = 0; true; i++) {
      process.finish("winner" + i, "loser" + i);
    }
  }

  private void play(long match) {
    for (int number = 1; true; number++) {
      command(match, "host", "c" + number);
      // The second round after the command begins when the first one is stored.
      long before = pong.count("snapshot " + match);
      Await.until("two snapshots", () -> pong.count("snapshot " + match) >= before + 2);
      say("stored " + match + " " + number);
    }
  }

  private void finish(String winner, String loser) {
    long match = playing(winner, loser);
    List<MatchEvent> events = new CopyOnWriteArrayList<>();
    Await.result(bus.listen(MatchesApi.EVENT.of(Long.toString(match)), events::add).ready());
    pong.over(match, Seat.HOST, 5, 0);
    Await.until("the end is told", () -> events.stream().anyMatch(event -> event.kind() == Kind.END));
    say("over " + match);
  }

  private long playing(String host, String challenger) {
    long match = Await.result(bus.call(MatchesApi.CREATE, new Create(host, ""))).id();
    Await.result(bus.call(MatchesApi.join(match), new Join(host, Role.HOST, "host" + match, "b1")));
    Await.result(bus.call(MatchesApi.join(match),
        new Join(challenger, Role.CHALLENGER, "challenger" + match, "b1")));
    command(match, "challenger", "ready");
    command(match, "host", "start_match");
    return match;
  }

  private void command(long match, String seat, String word) {
    Await.result(bus.call(MatchesApi.command(match), new MatchCommand(seat + match, word, new JsonObject())));
  }

  // Each line in one write, so that no half line of another stands between.
  private void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}

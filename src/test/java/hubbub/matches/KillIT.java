package hubbub.matches;

import static hubbub.matches.MatchesServer.said;
import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.games.Seat;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
  private static final int OVER = 20;

  @TempDir
  private Path folder;
  private final Map<Long, Integer> stored = new HashMap<>();
  private final Set<Long> over = new HashSet<>();

  @Test
  @DisplayName("Ten matches whose process is killed in the midst of them are all there, and all are played to the end")
  void killedInTheMidst_allGoOn() throws IOException {
    playAndKill();
    try (MatchesServer server = MatchesServer.in(folder.resolve("store"))) {
      List<Match> matches = server.ask(MatchesApi.LIST, MatchQuery.ALL).matches().stream()
          .filter(match -> match.host().startsWith("host")).toList();
      assertThat(matches).hasSize(PlayingProcess.MATCHES).allMatch(Match::started);
      assertThat(matches).extracting(Match::id).containsExactlyInAnyOrderElementsOf(stored.keySet());
      matches.forEach(match -> goOn(server, match));
      over.forEach(id -> {
        Result result = server.result(id);
        assertThat(server.player(result.winner()).elo()).isEqualTo(1_050);
        assertThat(server.player(result.loser()).elo()).isEqualTo(950);
      });
    }
  }

  private void goOn(MatchesServer server, Match match) {
    List<MatchEvent> events = server.heard(match.id());
    assertThat(server.join(match.id(), match.host(), Role.HOST).match().paused()).isTrue();
    server.join(match.id(), match.challenger(), Role.CHALLENGER);
    said(events, "resumed");
    assertThat(server.pong.commands(match.id())).hasSizeGreaterThanOrEqualTo(stored.get(match.id()))
        .startsWith("host c1");
    server.pong.over(match.id(), Seat.CHALLENGER, 1, 5);
    told(events, Kind.END);
    assertThat(server.result(match.id()).winner()).isEqualTo(match.challenger());
  }

  private void playAndKill() throws IOException {
    Process player = new ProcessBuilder(List.of(
        ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", System.getProperty("java.class.path"), PlayingProcess.class.getName(),
        folder.resolve("store").toString()))
        .redirectError(folder.resolve("stderr").toFile()).start();
    try (BufferedReader said = player.inputReader()) {
      while (over.size() < OVER || stored.size() < PlayingProcess.MATCHES) {
        note(said.readLine());
      }
      // Not through the Process, which would close its end of the pipe.
      player.toHandle().destroyForcibly();
      // What is still in the pipe was acknowledged as well; only the very last line may be half a one.
      String line = said.readLine();
      for (String next = said.readLine(); next != null; next = said.readLine()) {
        note(line);
        line = next;
      }
    } finally {
      player.destroyForcibly();
    }
    assertThat(player.onExit().join().exitValue()).isEqualTo(128 + 9);
  }

  private void note(String line) {
    assertThat(line).as("what the process says").isNotNull();
    String[] words = line.split(" ");
    switch (words[0]) {
      case "stored" -> stored.put(Long.parseLong(words[1]), Integer.parseInt(words[2]));
      case "over" -> over.add(Long.parseLong(words[1]));
      default -> throw new AssertionError(line);
    }
  }
}

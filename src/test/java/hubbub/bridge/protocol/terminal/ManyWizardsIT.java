package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.TerminalClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Many at once at the terminal, over real sockets")
class ManyWizardsIT {
  private static final int PEOPLE = 10;
  private static final int COMMANDS = 20;
  private static final int LINES = 50;

  @TempDir
  private Path folder;

  private record Running(TerminalClient client, long id, String name) {
    String expected() {
      return "ready\n" + IntStream.rangeClosed(1, LINES).mapToObj(line -> name + "-" + line + "\n")
          .collect(Collectors.joining());
    }
  }

  @Test
  void twoHundredCommands_runTogetherAndSayWhatIsTheirs() throws IOException {
    try (Wizards wizards = new Wizards(folder.resolve("data"))) {
      List<TerminalClient> clients = new ArrayList<>();
      List<Running> running = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        TerminalClient client = TerminalClient.enter(wizards.port(), wizards.token("ann" + person));
        clients.add(client);
        for (int i = 0; i < COMMANDS; i++) {
          String name = person + "-" + i;
          running.add(new Running(client, client.run("echo ready; until [ -e " + folder + "/go ]; do sleep 0.5; done; "
              + "for i in $(seq " + LINES + "); do echo " + name + "-$i; done; exit " + i), name));
        }
      }
      Await.until("all run", () -> running.stream().allMatch(one -> one.client.said(one.id).equals("ready\n")));
      assertThat(running).hasSize(200).noneMatch(one -> one.client.ended(one.id));
      Files.createFile(folder.resolve("go"));
      Await.until("all have ended", Duration.ofMinutes(2),
          () -> running.stream().allMatch(one -> one.client.ended(one.id)));
      assertThat(running).allSatisfy(one -> assertThat(one.client.said(one.id)).isEqualTo(one.expected()));
      assertThat(running).allSatisfy(one -> assertThat(status(one)).isEqualTo(one.name.split("-")[1]));
      clients.forEach(Wizards::end);
    }
  }

  private static String status(Running one) {
    return one.client.all("update").stream()
        .filter(update -> update.getLong("serverId", 0L) == one.id && "completed".equals(update.getString("status")))
        .map(update -> update.getInteger("exitCode").toString()).collect(Collectors.joining(" "));
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.PackagedHub;
import hubbub.testing.Processes;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub ends while people sit at consoles whose programs would rather stay. */
class ConsoleKillIT {
  private static final int PEOPLE = 4;
  private static final Duration LIMIT = Duration.ofSeconds(40);
  // Sleepers are told from all others by how long they sleep, whatever they did to their environment.
  private final String seconds = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));

  @TempDir
  private Path folder;
  private PackagedHub hub;
  private final List<ConsolePage> pages = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Path console = Files.writeString(folder.resolve("console.sh"), """
        trap '' HUP TERM
        setsid sleep %1$s &
        env -i setsid sleep %1$s &
        (nohup sleep %1$s >/dev/null 2>&1 &)
        while :; do sleep %1$s; done
        """.formatted(seconds));
    hub = PackagedHub.start(folder, "hub.json", Map.of("console.json",
        new JsonObject().put("command", "/bin/bash " + console)));
    try (RestClient rest = new RestClient(hub.http())) {
      for (int i = 0; i < PEOPLE; i++) {
        rest.signUp("ann" + i);
        pages.add(sit("ann" + i));
      }
    }
    Await.until("all programs run", LIMIT, () -> sleepers() == 4 * PEOPLE);
    assertThat(marks()).hasSize(PEOPLE);
  }

  @AfterEach
  void end() {
    pages.forEach(ConsolePage::close);
    hub.close();
  }

  private ConsolePage sit(String name) {
    ConsolePage page = ConsolePage.connect(hub.http()).send("Connected!");
    page.hears("enter your username");
    page.login(name).hears("--#password");
    return page.password(RestClient.PASSWORD);
  }

  private int sleepers() {
    return Processes.withArgument(seconds).size();
  }

  private String consoles() {
    return "HUBBUB_CONSOLE_PORT=" + hub.port(9125) + '\0';
  }

  private Set<String> marks() {
    return Processes.marks(consoles());
  }

  private void awaitNothingLeft(Set<String> marks) {
    Await.until("no program of a console is left", LIMIT, () -> sleepers() == 0
        && Processes.marked(consoles()).isEmpty());
    Await.until("no keeper is left", LIMIT, () -> Processes.withArgument(marks).isEmpty());
  }

  @Test
  @DisplayName("Killed, it leaves no program of a console, and their people can sit down again when it is back")
  void killedHub_leavesNoConsole() throws Exception {
    Set<String> marks = marks();
    assertThat(Processes.withArgument(marks)).isNotEmpty();
    hub.kill();
    pages.forEach(ConsolePage::end);
    awaitNothingLeft(marks);
    hub.start();
    pages.add(sit("ann0"));
    Await.until("the console runs", LIMIT, () -> sleepers() == 4);
    Set<String> again = marks();
    hub.kill();
    awaitNothingLeft(again);
  }

  @Test
  @DisplayName("Told to stop, it tells the pages, and leaves nothing of what resists")
  void stoppedHub_leavesNoConsole() {
    Set<String> marks = marks();
    assertThat(hub.stop()).isZero();
    pages.forEach(page -> assertThat(page.end()).startsWith("close 1012"));
    awaitNothingLeft(marks);
    assertThat(hub.program().errors()).contains("stop.done").doesNotContain("\tat ");
  }
}

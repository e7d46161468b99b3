package hubbub.bridge.protocol.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Gone;
import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialogue of pages with a hub that runs, in both modes: every state, and what does not fit in it. */
class ConsoleDialogueIT {
  private static final String NAME = "Please enter your username:";
  private static final String PROMPT = "Please enter your --#password:";
  private static final String WRONG = "Your username or password was incorrect. " + NAME;

  @TempDir
  private static Path folder;
  private static ConsoleHub hub;

  @BeforeAll
  static void start() {
    hub = ConsoleHub.in(folder, new JsonObject().put("registration", true), new JsonObject());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("What does not fit a state is answered, dropped where it is no packet, and never ends the connection")
  void misplaced_isAnswered(boolean legacy) {
    String taken = hub.somebody();
    try (ConsolePage sitting = hub.page().enter(taken, "pw"); ConsolePage page = page(legacy)) {
      misfits(page, "login");
      page.send("Connected!").says("response", "Welcome! " + NAME);
      page.login("Nobody" + legacy);
      assertThat(page.hears("Would you like to create a new user?").getString("type"))
          .isEqualTo(type(legacy, "confirmation"));
      misfits(page, "confirmation");
      page.send("command", "perhaps").says(type(legacy, "confirmation"), "Please answer yes or no:");
      page.send("input", "Cancel").says("response", NAME);
      page.login(taken.toUpperCase(Locale.ROOT));
      page.hears("already. Would you like to take over the connection?");
      misfits(page, "confirmation");
      page.send("command", " CONFIRM\n").says(type(legacy, "password_request"), PROMPT);
      misfits(page, "password");
      page.password("wrong").says("response", WRONG);
      misfits(page, "login");
      // Nobody was told, and nothing was taken over.
      sitting.send("command", "mine").says("command", "mine");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A new name becomes an account, which then works everywhere")
  void newName_isRegistered(boolean legacy) {
    String name = "Fresh" + legacy;
    try (ConsolePage page = page(legacy)) {
      page.login(name);
      page.hears("Would you like to create a new user?");
      page.send(legacy ? "command" : "input", "y").says(type(legacy, "password_request"), PROMPT);
      page.password("pw").says("response", "Your new user has been created.");
      page.ready();
      hub.chat(name, "pw").close();
    }
  }

  @Test
  @DisplayName("A page is told to wait while its console starts, and whatever it sends then is not the console's")
  void waiting_isTold() throws IOException {
    Path gate = Files.createTempFile(folder, "gate", "");
    JsonObject slow = new JsonObject().put("command", "/bin/bash -c 'while [ -e " + gate
        + " ]; do sleep 0.05; done; exec /bin/bash " + Path.of("src/test/resources/console/scripted.sh")
        .toAbsolutePath() + "'");
    try (ConsoleHub slowly = ConsoleHub.in(folder.resolve("slow"), new JsonObject(), slow);
        ConsolePage page = slowly.page()) {
      page.login(slowly.somebody()).says("password_request", PROMPT).password("pw");
      for (String packet : List.of("command", "input", "quit")) {
        page.send(packet, "x").says("response", "You are being connected to the console. Please wait.");
      }
      page.send("x").says("response", "The connection state was waiting but the message type was not a JSON object,"
          + " matching no known sequence! Please try again.");
      Files.delete(gate);
      page.ready();
      page.send("quit", "").end();
    }
  }

  @Test
  @DisplayName("Who was told that the console is not available has none: one that is started late ends again")
  void lateConsole_isGivenBack() {
    try (ConsoleHub impatient = ConsoleHub.impatient(folder.resolve("impatient"), 1_000);
        ConsolePage page = impatient.page()) {
      String ann = impatient.somebody();
      List<Gone> gone = new CopyOnWriteArrayList<>();
      Await.result(impatient.bus.listen(ConsoleApi.GONE, gone::add).ready());
      page.login(ann).says("password_request", PROMPT);
      impatient.hub.hanging("console", () -> {
        page.password("pw").says("response", ErrorCode.UNAVAILABLE.sentence() + " " + NAME);
        assertThat(gone).isEmpty();
      });
      Await.until("the late one has ended", () -> !gone.isEmpty());
      impatient.awaitNoProcess();
      page.enter(ann, "pw");
      assertThat(gone).hasSize(1);
    }
  }

  @Test
  @DisplayName("Without registration a name that nobody has is treated as one with a wrong password, to the letter")
  void unknownName_isNotTold() {
    Path other = folder.resolve("quiet");
    try (ConsoleHub quiet = ConsoleHub.in(other); ConsolePage page = quiet.page()) {
      for (String name : List.of(quiet.somebody(), "Nobody", "", "x".repeat(1000), "a\u0007b", "server")) {
        page.login(name).says("password_request", PROMPT).password("no").says("response", WRONG);
      }
      for (String secret : List.of("", "x".repeat(300), "a\tb")) {
        page.login("Ann1").says("password_request", PROMPT).send("password", secret).says("response", WRONG);
      }
    }
  }

  @Test
  @DisplayName("Who guesses has to wait and is told how long, who is banned is told so, and the page may go on")
  void refusals_areTold() {
    String guessed = hub.somebody();
    String banned = hub.somebody();
    Await.result(hub.bus.call(AuthApi.BAN, new Ban("admin", banned, Long.MAX_VALUE, "")));
    try (ConsolePage page = hub.page()) {
      page.login(banned).says("password_request", PROMPT).password("pw")
          .says("response", "This account is banned. " + NAME);
      String said = "";
      for (int guess = 0; guess < 50 && !said.contains("Too many failed attempts"); guess++) {
        page.login(guessed).says("password_request", PROMPT).password("guess " + guess);
        said = new JsonObject(page.next()).getString("data");
      }
      assertThat(said).matches("Too many failed attempts\\. Try again in \\d+ s\\. " + NAME);
      page.enter(hub.somebody(), "pw");
    }
  }

  @Test
  @DisplayName("Long, broken and binary messages are answered, and do not end the connection")
  void badMessages_areAnswered() {
    try (ConsolePage page = hub.page()) {
      for (int size : new int[] {70_000, 1_100_000}) {
        page.send("{\"type\":\"login\",\"data\":\"" + "x".repeat(size) + "\"}")
            .says("response", "The packet is too large. Please try again.");
      }
      page.wire().frame(2, true, (byte) 1, (byte) 2);
      page.says("response", "Binary packets are not understood. Please try again.");
      page.wire().frame(1, true, (byte) 0xc3, (byte) 0x28);
      page.says("response", "The packet is no valid UTF-8. Please try again.");
      page.send("[".repeat(50_000)).hears("not a JSON object");
      page.enter(hub.somebody(), "pw").send("[1]").hears("The connection state was connected");
      page.send("command", "x".repeat(1_000_000)).says("command", "x".repeat(1_000_000))
          .send("command", "x".repeat(1_100_000)).says("response", "The packet is too large. Please try again.");
      page.send("{\"type\":\"\",\"data\":1}").send("{\"data\":1}").send("{\"type\":\"x\"}").send("command", "after")
          .says("command", "after");
    }
  }

  private static void misfits(ConsolePage page, String state) {
    for (String[] packet : new String[][] {
        {"{\"type\":\"fly\",\"data\":\"x\"}", "fly"}, {"nonsense", "not a JSON object"},
        {"{\"type\":\"fly\",\"data\":{}}", "fly"}, {"7", "not a JSON object"}}) {
      page.send("{\"type\":\"fly\"}").send("{\"data\":\"x\"}").send("{}").send(packet[0])
          .says("response", "The connection state was " + state + " but the message type was " + packet[1]
              + ", matching no known sequence! Please try again.");
    }
  }

  private static ConsolePage page(boolean legacy) {
    return legacy ? hub.legacyPage() : hub.page();
  }

  private static String type(boolean legacy, String type) {
    return legacy ? "response" : type;
  }
}

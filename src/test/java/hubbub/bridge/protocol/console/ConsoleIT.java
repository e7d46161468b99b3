package hubbub.bridge.protocol.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages at their consoles, over real sockets and with real processes. */
class ConsoleIT {
  private static final int LINES_TO_SLOW = 800;
  private static final String TAKEN = "close 4106 You are connected from elsewhere now.";
  private static final String LINES =
      "for ((i = 0; i < %d; i++)); do say '{\"type\":\"line\",\"data\":\"%s '$i'\"}'; done";

  @TempDir
  private static Path folder;
  private static ConsoleHub hub;

  @BeforeAll
  static void start() {
    hub = ConsoleHub.in(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @AfterEach
  void nothingIsLeft() {
    hub.awaitNoProcess();
  }

  @Test
  @DisplayName("Packets go both ways byte by byte, with keys nobody knows, in order")
  void packets_areVerbatim() {
    try (ConsolePage page = hub.sitting()) {
      List<String> odd = List.of(" { \"type\" : \"x\" ,\"data\":\"\\u00fc ü 😀 \\ud83d\\ude00\", \"y\":[1.0e2,null]}",
          "{\"data\":{\"type\":\"quit\"},\"type\":\"in\\u0070ut\"}", "{\"type\":\"password\",\"data\":\"none asked\"}");
      odd.forEach(page::send);
      odd.forEach(packet -> assertThat(page.next()).isEqualTo(packet));
      for (int i = 0; i < 500; i++) {
        page.send("command", "line " + i);
      }
      for (int i = 0; i < 500; i++) {
        page.says("command", "line " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A file of 300 KB goes both ways unharmed")
  void file_goesBothWays(boolean legacy) {
    try (ConsolePage page = legacy ? hub.legacyPage() : hub.page()) {
      page.enter(hub.somebody(), "pw");
      String file = new JsonObject().put("type", "file").put("data", new JsonObject().put("action", "save")
          .put("name", "a \"b\".txt").put("content", "Zeile ü\n".repeat(34_000))).encode();
      page.send(file);
      // Of so many lines the page is told that they come more slowly.
      assertThat(page.await("a long packet", text -> text.length() > 300_000)).isEqualTo(file);
    }
  }

  @Test
  @DisplayName("A legacy page gets responses, files, a prompt that hides what is typed, and the word for the end")
  void legacyPage_isServed() {
    String ann = hub.somebody();
    try (ConsolePage page = hub.legacyPage().enter(ann, "pw")) {
      page.send("{\"type\":\"command\",\"data\":\"hello\\n\",\"x\":1}");
      assertThat(page.next()).isEqualTo("{\"type\":\"response\",\"data\":\"hello\\n\",\"x\":1}");
      page.run("say '{\"type\":\"password_request\",\"data\":\"New one?\"}'")
          .says("response", "New one? --#password:").password("other")
          .says("response", "Your password has been updated.");
      page.run("say '{\"type\":\"quit\",\"data\":\"\"}'; exit").says("response", "--#quit");
      assertThat(page.end()).startsWith("close 1000");
    }
    hub.chat(ann, "other").close();
  }

  @Test
  @DisplayName("A page that goes takes its console with it, be it with a word or without")
  void pageGoes_consoleEnds() {
    ConsolePage first = hub.sitting();
    ConsolePage second = hub.sitting();
    assertThat(hub.processes()).hasSizeGreaterThanOrEqualTo(2);
    first.wire().close(1000);
    second.wire().reset();
    hub.awaitNoProcess();
  }

  @Test
  @DisplayName("A console that says quit ends its page, and a page that does so its console")
  void quit_endsBoth() {
    try (ConsolePage page = hub.sitting()) {
      page.run("say '{\"type\":\"quit\",\"data\":\"bye\"}'; exit").says("quit", "bye");
      assertThat(page.end()).isEqualTo("close 1000 Goodbye.");
    }
    try (ConsolePage page = hub.sitting()) {
      page.send("{\"type\":\"quit\"}");
      assertThat(page.end()).isEqualTo("close 1000 Goodbye.");
    }
  }

  @Test
  @DisplayName("A console that ends well ends its page, and one that crashes is told of, with what then holds")
  void consoleDies_isTold() {
    String ann = hub.somebody();
    try (ConsolePage page = hub.page().enter(ann, "pw")) {
      page.run("exit 0");
      assertThat(page.end()).isEqualTo("close 1000 Goodbye.");
    }
    try (ConsolePage page = hub.page().enter(ann, "pw")) {
      page.run("say '{\"type\":\"response\",\"data\":\"last words\"}'; kill -9 $$");
      page.hears("last words");
      assertThat(page.end()).isEqualTo("close 4107 The console has failed.");
    }
    try (ConsolePage page = hub.page()) {
      page.login(ann).says("password_request", "Please enter your --#password:").password("pw");
      assertThat(page.hears("Please enter your username:").getString("type")).isEqualTo("response");
      page.enter(hub.somebody(), "pw");
    }
  }

  @Test
  @DisplayName("A console is taken over while it speaks: the first page hears no more, and nobody anything of others")
  void takeOver_whileDataFlows() {
    String ann = hub.somebody();
    try (ConsolePage bob = hub.sitting(); ConsolePage first = hub.page().enter(ann, "pw");
        ConsolePage next = hub.page()) {
      bob.run(LINES.formatted(5_000, "bob"));
      first.run(LINES.formatted(20_000, "ann"));
      first.hears("ann 100\"");
      next.login(ann).hears("take over");
      next.send("input", "yes").says("password_request", "Please enter your --#password:").password("pw");
      assertThat(first.end()).isEqualTo(TAKEN);
      next.hears("ann 19999\"");
      bob.hears("bob 4999\"");
      List<Integer> heard = numbers(first, "ann");
      assertThat(heard).isEqualTo(IntStream.range(0, heard.size()).boxed().toList());
      List<Integer> after = numbers(next, "ann");
      assertThat(after).isEqualTo(IntStream.range(after.getFirst(), 20_000).boxed().toList());
      assertThat(after.getFirst()).isLessThanOrEqualTo(heard.size());
      assertThat(numbers(bob, "bob")).hasSize(5_000);
      assertThat(first.wire().received().all() + "" + next.wire().received().all()).doesNotContain("bob");
      assertThat(bob.wire().received().all()).noneMatch(text -> text.contains("ann "));
      next.send("command", "still there").says("command", "still there");
    }
  }

  @Test
  @DisplayName("What the first page still sends when it is taken over from is nobody's")
  void takeOver_whileTyping() {
    String ann = hub.somebody();
    try (ConsolePage first = hub.page().enter(ann, "pw"); ConsolePage next = hub.page()) {
      next.login(ann).hears("take over");
      next.send("input", "yes").says("password_request", "Please enter your --#password:").password("pw");
      for (int i = 0; first.wire().received().end().isEmpty(); i++) {
        first.send("command", "first " + i);
        first.wire().received().find(text -> true, Duration.ofMillis(20));
      }
      next.ready();
      next.send("command", "next").says("command", "next");
      assertThat(next.wire().received().unread()).isEmpty();
    }
  }

  @Test
  @DisplayName("A new password ends every other connection of the account, and this one not")
  void newPassword_keepsThisConnection() {
    String ann = hub.somebody();
    try (ConsolePage page = hub.page().enter(ann, "pw")) {
      RwciClient chat = hub.chat(ann, "pw");
      for (String password : List.of("new", "newer")) {
        page.run("say '{\"type\":\"password_request\",\"data\":\"And now?\"}'").says("password_request", "And now?");
        page.send("command", "not it").password(password);
        assertThat(List.of(page.next(), page.next())).anyMatch(text -> text.contains("not it"))
            .anyMatch(text -> text.contains("Your password has been updated."));
      }
      assertThat(chat.awaitEnd()).startsWith("close 4104");
      page.send("command", "still here").says("command", "still here");
      try (ConsolePage other = hub.page()) {
        other.login(ann).hears("take over");
        other.send("input", "y").says("password_request", "Please enter your --#password:").password("pw")
            .hears("was incorrect");
      }
      hub.chat(ann, "newer").close();
    }
  }

  @Test
  @DisplayName("A page that is lost comes back to its console, where it asked for that, and hears again what was said")
  void lostPage_comesBack() {
    String ann = hub.somebody();
    String login = "{\"type\":\"login\",\"data\":\"" + ann + "\",\"version\":1,\"keep\":true}";
    try (ConsolePage first = hub.page()) {
      first.send(login).says("password_request", "Please enter your --#password:").password("pw").ready();
      first.send("command", "remember").says("command", "remember");
      first.run("mine=7").wire().reset();
    }
    try (ConsolePage next = untaken(login)) {
      next.password("pw").hears("remember");
      next.ready().run("say \"{\\\"type\\\":\\\"x\\\",\\\"data\\\":\\\"$mine\\\"}\"").says("x", "7");
      next.wire().close(1000);
    }
  }

  // The hub may not have noticed yet that the page before is gone.
  private static ConsolePage untaken(String login) {
    ConsolePage page = hub.page().send(login);
    while (!page.next().contains("--#password")) {
      page.send("input", "no").hears("username");
      page.send(login);
    }
    return page;
  }

  @Test
  @DisplayName("An administrator watches a console that knows of it, and writes nothing; others may not")
  void spy_watches() {
    String ann = hub.somebody();
    String login = "{\"type\":\"login\",\"data\":\"%s\",\"spy\":\"" + ann + "\"}";
    try (ConsolePage page = hub.page().enter(ann, "pw"); ConsolePage spy = hub.page(); ConsolePage no = hub.page()) {
      page.send("command", "before").says("command", "before");
      spy.send(login.formatted(hub.somebody("admin"))).says("password_request", "Please enter your --#password:")
          .password("pw").hears("before");
      page.hears("watch");
      page.send("command", "live").hears("live");
      spy.says("command", "live").send("command", "rm").says("response", "You may only watch this console.");
      no.send(login.formatted(hub.somebody("wizard"))).says("password_request", "Please enter your --#password:")
          .password("pw").says("response", "You are not allowed to do that. Please enter your username:");
      page.wire().close(1000);
      assertThat(spy.end()).startsWith("close 1000");
    }
  }

  @Test
  @DisplayName("A page that does not read stops its console, and then hears everything")
  void slowPage_losesNothing() {
    try (ConsolePage page = ConsolePage.slow(16 << 10, hub.port())) {
      page.enter(hub.somebody(), "pw").wire().stall();
      page.run("printf -v x '%01000d' 0; for ((i = 0; i < 6000; i++)); do "
          + "say '{\"type\":\"line\",\"data\":\"n '\"$i $x\"'\"}'; done");
      page.wire().resume();
      page.hears("n 5999 ");
      assertThat(numbers(page, "n")).isEqualTo(IntStream.range(0, 6_000).boxed().toList());
    }
  }

  @Test
  @DisplayName("A console that does not read stops its page, and then hears everything")
  void slowConsole_losesNothing() throws IOException {
    Path gate = Files.createTempFile(folder, "gate", "");
    String line = "{\"type\":\"line\",\"data\":\"n %03d " + "x".repeat(40_000) + "\"}";
    int bytes = (line.length()) * LINES_TO_SLOW;
    try (ConsolePage page = hub.sitting()) {
      page.run("while [ -e " + gate + " ]; do sleep 0.05; done; got=$(head -c " + bytes
          + " <&3 | tr -d 'x\\004' | base64 -w 0); say '{\"type\":\"got\",\"data\":\"'$got'\"}'");
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
        for (int i = 0; i < LINES_TO_SLOW; i++) {
          page.send(line.formatted(i));
          sent.incrementAndGet();
        }
      });
      Await.until("the page is not read any more", () -> stands(sent));
      assertThat(sent.get()).isLessThan(LINES_TO_SLOW);
      Files.delete(gate);
      String got = new String(Base64.getDecoder().decode(page.hears("\"got\"").getString("data")), US_ASCII);
      sending.join();
      assertThat(got).isEqualTo(IntStream.range(0, LINES_TO_SLOW)
          .mapToObj(i -> line.formatted(i).replace("x", "")).collect(Collectors.joining()));
    }
  }

  private static boolean stands(AtomicInteger sent) {
    int before = sent.get();
    LockSupport.parkNanos(500_000_000);
    return before > 0 && sent.get() == before;
  }

  @Test
  @DisplayName("Pages of two people do not hear of each other")
  void twoPages_areApart() {
    try (ConsolePage ann = hub.sitting(); ConsolePage bob = hub.sitting()) {
      for (int i = 0; i < 100; i++) {
        ann.send("command", "ann " + i);
        bob.send("command", "bob " + i);
      }
      ann.hears("ann 99");
      bob.hears("bob 99");
      assertThat(ann.wire().received().all()).noneMatch(text -> text.contains("bob "));
      assertThat(bob.wire().received().all()).noneMatch(text -> text.contains("ann "));
    }
  }

  @Test
  @DisplayName("When the bridge or the consoles stop, pages are told and may come back")
  void hubDrains() {
    for (String part : List.of("bridge", "console")) {
      try (ConsoleHub short_ = ConsoleHub.in(folder.resolve("drain-" + part)); ConsolePage page = short_.sitting()) {
        short_.hub.stop(part);
        assertThat(page.end()).isEqualTo("close 1012 The hub restarts.");
        assertThat(page.wire().received().all().getLast()).contains("\"response\"");
      }
    }
  }

  @Test
  @DisplayName("When the consoles' part of the hub is gone, its pages are told, and others come in again")
  void verticleIsLost() {
    try (ConsoleHub shaky = ConsoleHub.supervised(folder.resolve("shaky")); ConsolePage page = shaky.sitting()) {
      shaky.hub.crash("console");
      assertThat(page.end()).matches("close 10(11|12) .*");
      Await.until("somebody sits again", () -> {
        try (ConsolePage again = shaky.page()) {
          String ann = shaky.somebody();
          again.login(ann);
          return again.next().contains("--#password") && again.password("pw").ready() != null;
        }
      });
    }
  }

  private static List<Integer> numbers(ConsolePage page, String whose) {
    String begin = "{\"type\":\"line\",\"data\":\"" + whose + " ";
    return page.wire().received().all().stream().filter(text -> text.startsWith(begin))
        .map(text -> Integer.valueOf(text.substring(begin.length()).replaceAll("\\D.*", ""))).toList();
  }
}

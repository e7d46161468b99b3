package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sessions of the web terminal, over real sockets")
class TerminalSessionIT extends WizardAtTerminal {
  @Test
  void lostConnection_isResumedByteForByte() throws IOException {
    String all = IntStream.rangeClosed(1, 60).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    // What the socket has taken counts as read: nothing may be on the way when it is reset.
    long lines = ann.run("for i in $(seq 1 60); do echo line $i; [ $i = 10 ] && until [ -e go ]; do sleep 0.02; done; "
        + "sleep 0.02; done");
    String before = ann.until(lines, "line 10\n");
    ann.wire().reset();
    Await.until("the hub knows that nobody is there", () -> wizards.viewers("ann" + people) == 0);
    Files.createFile(work("go"));
    TerminalClient again = TerminalClient.resume(wizards.port(), ann.sessionToken(), new JsonObject());
    String rest = again.whole(lines).getJsonObject("output").getString("stdout");
    String read = ann.said(lines);
    assertThat(read).startsWith(before);
    assertThat(read + rest).as("%s", again.wire().received().all()).isEqualTo(all);
    ann = again;
    assertThat(said("echo still $((1 + 1))")).isEqualTo("still 2\n");
  }

  @Test
  void client_saysWhereItWantsToGoOn() {
    long lines = ann.run("seq 1 100; sleep 0.2; seq 101 200");
    ann.until(lines, "50\n");
    ann.close();
    TerminalClient again = TerminalClient.resume(wizards.port(), ann.sessionToken(), new JsonObject()
        .put("have", new JsonObject().put(Long.toString(lines), 6)).put("progress", true));
    JsonObject last = again.whole(lines);
    ann = again;
    assertThat(last.getJsonObject("output").getString("stdout")).isEqualTo(
        IntStream.rangeClosed(4, 200).mapToObj(i -> i + "\n").collect(Collectors.joining()));
    assertThat(last.getLong("bytes")).isEqualTo(692);
  }

  @Test
  void twoViewers_seeTheSame() {
    try (TerminalClient other = TerminalClient.resume(wizards.port(), ann.sessionToken(), new JsonObject())) {
      long command = ann.run("seq 1 5000; echo problem >&2");
      JsonObject mine = ann.whole(command);
      JsonObject theirs = other.whole(command);
      assertThat(theirs.getJsonObject("output").getString("stdout"))
          .isEqualTo(mine.getJsonObject("output").getString("stdout")).endsWith("5000\n");
      assertThat(theirs.getInteger("clientId")).isEqualTo(mine.getInteger("clientId"));
    }
  }

  @Test
  void notesAndPreferences_areKept() {
    JsonObject notes = new JsonObject().put("text", "remember");
    ann.send("notes", new JsonObject().put("type", "set").put("content", notes));
    assertThat(ann.next("notes").getJsonObject("content")).isEqualTo(notes);
    ann.send("preferences", new JsonObject().put("type", "set").put("content", new JsonArray().add(1)));
    assertThat(ann.next("preferences").getString("result")).isEqualTo("ok");
    ann.send("notes", new JsonObject().put("type", "get"));
    assertThat(ann.next("notes").getJsonObject("content")).isEqualTo(notes);
    ann.send("preferences", new JsonObject().put("type", "get"));
    assertThat(ann.next("preferences").getJsonArray("content")).isEqualTo(new JsonArray().add(1));
    ann.send("notes", new JsonObject().put("type", "set").put("content", "x".repeat(70_000)));
    assertThat(ann.error().getString("message")).isNotBlank();
  }

  @Test
  void sharedSession_isWatched() {
    String bob = "bob" + people;
    String bobs = wizards.token(bob);
    try (TerminalClient other = TerminalClient.enter(wizards.port(), bobs)) {
      ann.send("session", new JsonObject().put("type", "list"));
      String id = ann.next("session").getJsonArray("sessions").getJsonObject(0).getString("session");
      ann.send("session", new JsonObject().put("type", "share").put("with", bob).put("on", true));
      assertThat(ann.next("session").getString("result")).isEqualTo("ok");
      assertThat(other.next("notification").getString("session")).isEqualTo(id);
      try (TerminalClient watching = TerminalClient.connect(wizards.port())) {
        watching.send("authentication", new JsonObject().put("token", bobs).put("session", id));
        JsonObject answer = watching.next("authentication");
        assertThat(answer.getBoolean("readOnly")).isTrue();
        assertThat(answer.getString("sessionToken")).isEmpty();
        long command = ann.run("echo shown");
        assertThat(watching.whole(command).getJsonObject("output").getString("stdout")).isEqualTo("shown\n");
        watching.send("command", new JsonObject().put("command", "id").put("clientId", 9));
        assertThat(watching.error().getInteger("clientId")).isEqualTo(9);
        other.send("session", new JsonObject().put("type", "end").put("session", id));
        assertThat(other.error().getString("message")).isNotBlank();
      }
      other.send("session", new JsonObject().put("type", "end"));
      assertThat(other.next("session").getString("result")).isEqualTo("ok");
    }
  }

  @Test
  void endedSession_cannotBeTakenUpAgain() {
    String over = ann.sessionToken();
    ann.send("session", new JsonObject().put("type", "end"));
    assertThat(ann.next("session").getString("result")).isEqualTo("ok");
    try (TerminalClient late = TerminalClient.connect(wizards.port())) {
      late.send("authentication", new JsonObject().put("sessionToken", over));
      assertThat(late.error().getString("message")).isNotBlank();
    }
    ann.close();
    ann = TerminalClient.enter(wizards.port(), token);
  }

  @Test
  void badInput_isAnsweredAndTheSocketStays() {
    ann.type(999, "x");
    assertThat(ann.error().getString("message")).isNotBlank();
    long sleep = ann.run("exec sleep 100");
    ann.update(sleep, "signal", new JsonObject().put("signal", "FLY"));
    assertThat(ann.error().getLong("serverId")).isEqualTo(sleep);
    ann.type(sleep, "x".repeat(65_537));
    assertThat(ann.error().getString("message")).isNotBlank();
    ann.wire().text("{\"type\":\"update\",\"payload\":{\"input\":\"" + "x".repeat(300_000) + "\"}}");
    assertThat(ann.error().getString("message")).isEqualTo("The message is too large.");
    ann.send("command", new JsonObject().put("command", "a | b").put("clientId", 1)
        .put("breakpoints", new JsonArray().add(1)));
    assertThat(ann.error().getInteger("clientId")).isEqualTo(1);
    ann.wire().text("{\"type\":\"command\",\"sessionToken\":\"foreign\",\"payload\":{\"command\":\"id\"}}");
    assertThat(ann.error().getString("message")).contains("session");
    ann.update(sleep, "signal", new JsonObject().put("signal", 9));
    ann.whole(sleep);
    assertThat(said("echo here")).isEqualTo("here\n");
  }

  @Test
  void restartedTerminal_isToldAndEnteredAnew() {
    long sleep = ann.run("sleep 100");
    wizards.restart();
    Await.until("it is told", () -> ann.all("notification").stream()
        .anyMatch(notice -> notice.getString("kind").equals("session_closed")));
    ann.type(sleep, "x");
    assertThat(ann.error().getString("message")).isEqualTo("Please authenticate first.");
    ann.send("authentication", new JsonObject().put("token", token));
    assertThat(ann.next("authentication").getString("result")).isEqualTo("ok");
    assertThat(said("echo $((6 * 7))")).isEqualTo("42\n");
  }

  @Test
  void lostRole_endsWhatRunsAndIsTold() {
    long sleep = ann.run("echo $$; exec sleep 1000");
    String pid = ann.until(sleep, "\n").strip();
    wizards.roles("ann" + people);
    Await.until("it is told", () -> ann.all("notification").stream()
        .anyMatch(notice -> notice.getString("kind").equals("session_closed")
            && notice.getString("message", "").contains("may not use the terminal")));
    Await.until("what ran has ended", () -> !Files.exists(Path.of("/proc", pid)));
    ann.send("authentication", new JsonObject().put("token", token));
    assertThat(ann.error().getString("message")).isNotBlank();
    wizards.roles("ann" + people, "wizard");
    Await.until("the terminal is back", () -> "ok".equals(ann.send("authentication",
        new JsonObject().put("token", token)).next("authentication").getString("result")));
  }

  @Test
  void strangersAndUsers_haveNoTerminal() {
    try (TerminalClient stranger = TerminalClient.connect(wizards.port())) {
      stranger.send("authentication", new JsonObject().put("token", "wrong"));
      assertThat(stranger.error().getString("message")).isNotBlank();
      stranger.send("authentication", new JsonObject().put("token", wizards.rest().signUp("user" + people)));
      assertThat(stranger.error().getString("message")).isNotBlank();
      stranger.send("command", new JsonObject().put("command", "id").put("clientId", 0));
      assertThat(stranger.error().getString("message")).isEqualTo("Please authenticate first.");
      stranger.send("authentication", new JsonObject().put("token", token));
      assertThat(stranger.next("authentication").getString("result")).isEqualTo("ok");
    }
  }
}

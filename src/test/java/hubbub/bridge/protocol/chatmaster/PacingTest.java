package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PacingTest {
  @Test
  @DisplayName("The login request comes alone and at once, its answer not before the pacing has passed")
  void loginRequest_comesAlone() {
    Players players = new Players();

    players.stage.send("alice", Players.command("login", Map.of("username", "alice")));
    assertThat(players.writes("alice")).containsExactly("{\"type\":\"request\",\"data\":{\"request\":\"login\"}}");
    players.pass(39);
    assertThat(players.writes("alice")).isEmpty();
    players.pass(1);
    assertThat(players.writes("alice")).hasSize(1).first().asString().startsWith("{\"type\":\"session\"");
  }

  @Test
  @DisplayName("A client whose packages have no ending gets one package a write, in order, paced")
  void rawClient_getsOnePackageAWrite() {
    Players players = new Players().raw("alice");

    IntStream.range(0, 5).forEach(i -> players.said("general", "rita", "line " + i));
    assertThat(players.writes("alice")).containsExactly(Players.heard("line 0", "rita"));
    for (int i = 1; i < 5; i++) {
      players.pass(39);
      assertThat(players.writes("alice")).isEmpty();
      players.pass(1);
      assertThat(players.writes("alice")).containsExactly(Players.heard("line " + i, "rita"));
    }
    players.pass(1_000);
    players.said("general", "rita", "late");
    assertThat(players.writes("alice")).containsExactly(Players.heard("late", "rita"));
  }

  @Test
  @DisplayName("The pacing is an option of the listener; 0 switches it off")
  void pacing_isAnOption() {
    Players slow = new Players(new JsonObject().put("pacingMillis", 500)).raw("alice");
    Players none = new Players(new JsonObject().put("pacingMillis", 0)).raw("alice");

    for (Players players : List.of(slow, none)) {
      players.said("general", "rita", "one");
      players.said("general", "rita", "two");
    }

    assertThat(slow.writes("alice")).hasSize(1);
    slow.pass(499);
    assertThat(slow.writes("alice")).isEmpty();
    slow.pass(1);
    assertThat(slow.writes("alice")).hasSize(1);
    assertThat(none.writes("alice")).hasSize(2);
  }

  @Test
  @DisplayName("Over the bound chat lines are merged away, oldest first, into one line that counts them")
  void fullQueue_mergesOldestLines() {
    Players players = new Players(new JsonObject().put("queuePackages", 16)).raw("alice");

    IntStream.range(0, 100).forEach(i -> players.said("general", "rita", "line " + i));
    players.pass(10_000);

    List<String> expected = new ArrayList<>(List.of(
        Players.heard("line 0", "rita"), Players.heard("84 messages skipped", "server")));
    IntStream.range(85, 100).forEach(i -> expected.add(Players.heard("line " + i, "rita")));
    assertThat(players.writes("alice")).isEqualTo(expected);
    players.said("general", "rita", "on");
    assertThat(players.writes("alice")).containsExactly(Players.heard("on", "rita"));
  }

  @Test
  @DisplayName("Answers are never merged away, and a client that asks without reading the answers is not heard")
  void answers_areKept() {
    Players players = new Players(new JsonObject().put("queuePackages", 16)).raw("alice");

    players.stage.send("alice", Players.command("channels", Map.of()).repeat(200));
    IntStream.range(0, 100).forEach(i -> players.said("general", "rita", "line " + i));
    players.stage.direct("paused alice true");
    players.pass(20_000);

    List<String> writes = players.writes("alice");
    assertThat(writes.stream().filter(write -> write.contains("channel_list"))).hasSize(200);
    assertThat(writes.stream().filter(write -> write.contains("messages skipped"))).hasSize(1);
    players.stage.direct("paused alice false");
  }

  @Test
  @DisplayName("Pending joins and leaves of a channel collapse into the newest, which lists everybody")
  void presence_collapses() {
    Players players = new Players().raw("alice");

    players.said("general", "rita", "first");
    players.stage.direct("event general JOINED bob");
    players.said("general", "rita", "second");
    players.stage.direct("event general JOINED carol");
    players.stage.direct("event general LEFT bob quit");
    players.stage.direct("event general JOINED dave");
    players.pass(10_000);

    assertThat(players.writes("alice")).hasSize(3).satisfies(writes -> {
      assertThat(writes.get(1)).contains("\"user_joined\",\"username\":\"dave\"")
          .contains("\"current_users\":[\"alice\",\"carol\",\"dave\"],\"total\":3");
      assertThat(writes.get(2)).isEqualTo(Players.heard("second", "rita"));
    });
  }

  @Test
  @DisplayName("A crowd that comes and goes while a client is paced leaves its queue bounded")
  void crowd_leavesTheQueueBounded() {
    Players players = new Players(new JsonObject().put("queuePackages", 16)).raw("alice");

    for (int i = 0; i < 500; i++) {
      players.stage.direct("event general JOINED g" + i);
      players.stage.direct("event general RENAMED g" + i + " h" + i);
      players.stage.direct("event general LEFT h" + i + " quit");
      players.stage.direct("deliver alice DIRECT rita - psst " + i);
    }
    players.pass(10_000);

    assertThat(players.writes("alice").size()).isLessThanOrEqualTo(17);
  }

  @Test
  @DisplayName("The own joining is told even where others join right behind")
  void ownJoining_isNeverCollapsed() {
    Players players = new Players().raw("alice");

    players.said("general", "rita", "first");
    players.stage.send("alice", Players.command("join", Map.of("channel", "random")));
    players.stage.direct("event random JOINED bob");
    players.stage.direct("event random JOINED carol");
    players.pass(10_000);

    assertThat(players.writes("alice")).hasSize(3).satisfies(writes -> {
      assertThat(writes.get(1)).contains("\"user_joined\",\"username\":\"alice\"");
      assertThat(writes.get(2)).contains("\"user_joined\",\"username\":\"carol\"");
    });
  }

  @Test
  @DisplayName("Lists are cut to 1,400 bytes, with the one concerned and the total; a long message goes whole")
  void writes_keepWithin1400Bytes() {
    Players players = new Players().raw("alice");

    for (int i = 0; i < 300; i++) {
      players.stage.direct("event general JOINED somebody-with-a-long-name-\u00e9-" + i);
      players.pass(40);
    }

    assertThat(players.writes("alice")).hasSize(300).allSatisfy(write ->
        assertThat(write.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(1_400))
        .last().asString().contains("\"username\":\"somebody-with-a-long-name-\u00e9-299\"")
        .contains("\u00e9-299\"],\"total\":301").contains("[\"alice\",");
    for (int i = 0; i < 100; i++) {
      players.stage.direct("room a-channel-with-a-long-name-" + (i + 100) + " rita");
    }
    players.stage.send("alice", Players.command("channels", Map.of()));
    assertThat(players.writes("alice")).hasSize(1).first().asString().hasSizeLessThanOrEqualTo(1_400)
        .contains("\"total\":102").contains("[\"general\",\"random\",");
    players.pass(40);
    players.said("general", "rita", "x".repeat(5_000));
    assertThat(players.writes("alice")).containsExactly(Players.heard("x".repeat(5_000), "rita"));
  }

  @Test
  @DisplayName("A few long messages fill the queue as many short ones do")
  void longMessages_areBoundedInBytes() {
    Players players = new Players().raw("alice");

    IntStream.range(0, 200).forEach(i -> players.said("general", "rita", i + "x".repeat(8_000)));
    players.pass(20_000);

    List<String> writes = players.writes("alice");
    assertThat(writes.stream().mapToInt(String::length).sum()).isBetween(240_000, 280_000);
    assertThat(writes.get(1)).contains("messages skipped");
  }

  @Test
  @DisplayName("The inbox is forgotten only when its last message has been written")
  void inbox_isDoneWhenWritten() {
    Players players = new Players();
    players.stage.direct("account bob secret");
    players.stage.direct("inbox bob rita one");
    players.stage.direct("inbox bob rita two");

    players.stage.send("bob", Players.command("login", Map.of("username", "bob", "password", "secret")));
    players.pass(119);
    assertThat(players.writes("bob")).hasSize(3);
    assertThatThrownBy(() -> players.stage.direct("called inboxDone 2"))
        .isInstanceOf(AssertionError.class);
    players.pass(1);
    assertThat(players.writes("bob")).hasSize(1).first().asString().contains("[private] two");
    players.stage.direct("called inboxDone 2");
  }

  @Test
  @DisplayName("The last word comes at once, instead of what waits")
  void ending_isToldAtOnce() {
    Players players = new Players().raw("alice");

    IntStream.range(0, 5).forEach(i -> players.said("general", "rita", "line " + i));
    players.writes("alice");
    players.stage.direct("ending alice DRAINING");
    players.pass(10_000);

    assertThat(players.writes("alice")).containsExactly(Players.heard("The hub restarts.", "server"));
  }
}

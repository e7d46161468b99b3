package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.HeldMessages;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verticles that are there and do nothing for a while, as when the machine was suspended or a disk hangs. */
class LostTouchIT {
  private static final String UNAVAILABLE = ErrorCode.UNAVAILABLE.sentence();

  @TempDir
  private Path folder;
  private LocalHub hub;

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  @DisplayName("A bridge that was taken for dead brings its people back as soon as it stirs")
  void bridgeTakenForDead_comesBack() {
    hub = LocalHub.in(folder, LocalHub.allProtocols().put("beatSeconds", 1),
        new JsonObject().put("bridges", new JsonObject().put("silenceSeconds", 2)));
    try (RwciClient page = rwci("page", "rooms"); RwciClient other = rwci("other");
        ChatMasterClient terminal = guest("t")) {
      page.send(RwciClient.packet("join_channel").put("channel", "Den").put("create", true)).await("channel_joined");
      hub.hanging("bridge", () -> logged("WARN bridge.lost", 2, () -> { }));
      Await.until("everybody is back: " + present(), () -> present().containsAll(List.of("page", "other", "t")));
      page.say("there we are");
      other.await("message", "message", "there we are");
      terminal.awaitMessage("there we are");
      terminal.say("again");
      page.await("message", "message", "again");
      page.say("Den", "and in here").await("message", "message", "and in here");
      Await.until("everybody is listed", () -> people(page).containsAll(List.of("page", "other", "t")));
    }
  }

  @Test
  @DisplayName("Who was refused because the rooms did not answer in time is not in them for ever all the same")
  void lateEntrance_isUndone() {
    hub = LocalHub.in(folder, LocalHub.allProtocols().put("requestMillis", 500));
    rwci("late").close();
    Await.until("nobody is here", () -> present().isEmpty());
    try (RwciClient page = RwciClient.connect(hub.port("http"));
        ChatMasterClient terminal = ChatMasterClient.connect(hub.port("tcp"))) {
      hub.hanging("rooms", () -> {
        assertThat(page.login("late", "secret").getBoolean("success")).isFalse();
        assertThat(page.awaitEnd()).isEqualTo("close 1011 Something went wrong in the hub.");
        assertThat(terminal.login("guest").getJsonObject("data").getString("reason")).isEqualTo(UNAVAILABLE);
      });
      Await.until("the guest is let in", () -> terminal.command("login", Map.of("username", "guest")).await("session")
          .getJsonObject("data").getBoolean("status"));
      Await.until("the account is let in", this::lateIsLetIn);
    }
  }

  @Test
  @DisplayName("Whoever is let in late has heard everything since the own joining, however much it was")
  void lateAnswer_missesNothing() {
    hub = LocalHub.in(folder, LocalHub.allProtocols().put("limits", new JsonObject().put("messagesPerSecond", 10_000)),
        new JsonObject().put("limits", new JsonObject().put("burst", 1_000)));
    List<String> lines = IntStream.range(0, 200).mapToObj(i -> "line " + i).toList();
    try (RwciClient talker = rwci("talker"); RwciClient page = RwciClient.connect(hub.port("http"));
        ChatMasterClient terminal = ChatMasterClient.connect(hub.port("tcp"))) {
      try (HeldMessages late = HeldMessages.answers(hub.vertx(), "presence_seq")) {
        page.send(RwciClient.packet("auth").put("username", "page").put("password", "secret"));
        terminal.await("request");
        terminal.command("login", Map.of("username", "t"));
        late.await(2);
        lines.forEach(talker::say);
        talker.await("message", "message", lines.getLast());
      }
      page.await("message", "message", lines.getLast());
      terminal.awaitMessage(lines.getLast());
      assertThat(page.packets().stream().filter(packet -> packet.getString("type").equals("message"))
          .map(packet -> packet.getString("message"))).containsExactlyElementsOf(lines);
      assertThat(terminal.packages().all().stream().filter(parcel -> parcel.getString("type").equals("message"))
          .map(parcel -> parcel.getJsonObject("data").getString("message"))).containsExactlyElementsOf(lines);
    }
  }

  private boolean lateIsLetIn() {
    try (RwciClient page = RwciClient.connect(hub.port("http"))) {
      return page.login("late", "secret").getBoolean("success");
    }
  }

  @Test
  @DisplayName("Rooms that hang are refused clearly, replaced when they let go, and nobody has to come anew")
  void hangingRooms_areReplaced() {
    hub = LocalHub.supervised(folder, Map.of("bridge", LocalHub.allProtocols().put("requestMillis", 500)));
    try (RwciClient page = rwci("page", "ids"); ChatMasterClient terminal = guest("t")) {
      String epoch = page.say("before").await("message", "message", "before").getString("id").split(":")[0];
      hub.hanging("rooms", () -> logged("ERROR verticle.crashed name=rooms reason=silent", 1, () -> {
        page.say("during");
        assertThat(page.await("error").getString("code")).isEqualTo("unavailable");
        terminal.command("join", Map.of("channel", "den"));
        assertThat(terminal.await("error").getJsonObject("data").getString("message")).isEqualTo(UNAVAILABLE);
      }));
      Await.until("new rooms serve", Duration.ofSeconds(10), () -> {
        page.say("after");
        return page.wire().received().find(packet -> packet.contains("after"), Duration.ofMillis(300)).isPresent();
      });
      terminal.awaitMessage("after");
      assertThat(page.say("same log").await("message", "message", "same log").getString("id")).startsWith(epoch + ":");
    }
  }

  private static void logged(String start, int times, Runnable meanwhile) {
    try (CapturedLog log = CapturedLog.of("hubbub")) {
      meanwhile.run();
      Await.until("it is logged: " + start, () ->
          log.lines().stream().filter(line -> line.startsWith(start)).count() == times);
    }
  }

  private List<String> present() {
    return Await.result(new Bus(hub.vertx(), Duration.ofSeconds(5)).call(RoomsApi.PEOPLE, Done.DONE)).people().stream()
        .map(Person::name).toList();
  }

  private static List<Object> people(RwciClient client) {
    return client.send(RwciClient.packet("user_list")).await("user_list").getJsonArray("users").stream().toList();
  }

  private RwciClient rwci(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret", extensions);
  }

  private ChatMasterClient guest(String name) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.HeldMessages;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people notice of a verticle that is not there for a while: what it serves is refused clearly, and no more. */
class CrashIT {
  private static final String UNAVAILABLE = ErrorCode.UNAVAILABLE.sentence();

  @TempDir
  private Path folder;
  private LocalHub hub;

  @BeforeEach
  void start() {
    JsonObject bridge = LocalHub.allProtocols();
    bridge.getJsonArray("listeners").getJsonObject(0).put("serves", new JsonArray().add("health"));
    hub = LocalHub.in(folder, bridge);
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  @DisplayName("Without the rooms every request is refused in the protocol's words, and all goes on when they are back")
  void roomsGone_isSaidAndOver() throws IOException {
    try (RwciClient bare = rwci("bare"); RwciClient page = rwci("page", "ids");
        ChatMasterClient terminal = guest("term");
        ChatMasterClient waiting = ChatMasterClient.connect(hub.port("tcp"))) {
      page.await("join", "username", "term");
      hub.stop("rooms");
      bare.say("anybody?");
      assertThat(bare.await("direct_message")).isEqualTo(
          RwciClient.packet("direct_message").put("author", "server").put("message", UNAVAILABLE));
      page.say("anybody?");
      assertThat(page.await("error")).isEqualTo(RwciClient.packet("error").put("code", "unavailable")
          .put("message", UNAVAILABLE).put("request", "message"));
      terminal.say("anybody?");
      assertThat(error(terminal)).isEqualTo("message: " + UNAVAILABLE);
      terminal.command("join", Map.of("channel", "den"));
      assertThat(error(terminal)).isEqualTo("join: " + UNAVAILABLE);
      assertThat(refusedPage("bare")).isEqualTo("close 1011 Something went wrong in the hub.");
      assertThat(reason(waiting.login("late"))).isEqualTo(UNAVAILABLE);
      assertThat(health("ready")).isEqualTo(503);
      assertThat(health("live")).isEqualTo(200);
      hub.start("rooms");
      Await.until("the hub is ready", () -> health("ready") == 200);
      page.say("there you are");
      terminal.awaitMessage("there you are");
      terminal.say("yes");
      bare.await("message", "message", "yes");
      waiting.command("login", Map.of("username", "late"));
      assertThat(waiting.await("session").getJsonObject("data").getValue("status")).isEqualTo(true);
      page.await("join", "username", "late");
      assertThat(moves(page, "bare")).isEmpty();
      assertThat(moves(bare, "page")).containsExactly("join");
      terminal.awaitEvent("user_joined");
      assertThat(moves(terminal)).containsExactly("user_joined late");
    }
  }

  @Test
  @DisplayName("Who goes while the rooms are away is told to have gone when they are back, once and to everybody")
  void goneMeanwhile_isToldLater() {
    try (RwciClient witness = rwci("witness"); ChatMasterClient watcher = guest("watcher")) {
      RwciClient page = rwci("page");
      ChatMasterClient terminal = guest("term");
      ChatMasterClient second = account("page");
      witness.await("join", "username", "term");
      hub.stop("rooms");
      page.close();
      terminal.close();
      watcher.say("the hub hears us one after the other");
      error(watcher);
      hub.start("rooms");
      witness.await("quit", "username", "term");
      JsonObject left = watcher.awaitEvent("user_left").getJsonObject("data");
      assertThat(left.getString("username")).isEqualTo("term");
      assertThat(left.getJsonArray("current_users")).containsExactlyInAnyOrder("witness", "watcher", "page");
      second.say("half of me is here");
      witness.await("message", "message", "half of me is here");
      second.close();
      witness.await("quit", "username", "page");
      watcher.awaitEvent("user_left");
      guest("term").close();
      witness.await("join", "username", "term");
      watcher.awaitEvent("user_joined");
      assertThat(moves(witness, "page")).containsExactly("join", "quit");
      assertThat(moves(witness, "term")).startsWith("join", "quit", "join");
      assertThat(moves(watcher)).startsWith("user_joined page", "user_joined term", "user_left term", "user_left page",
          "user_joined term");
    }
  }

  @Test
  @DisplayName("Who is brought back to rooms that serve no more is brought back again")
  void halfDeadRooms_areNotBelieved() {
    try (RwciClient one = rwci("one"); RwciClient two = rwci("two")) {
      hub.stop("rooms");
      // As a node does that was halted: it answers until it finds that its store is another's.
      MessageConsumer<JsonObject> halted = hub.vertx().eventBus().consumer(RoomsApi.ATTACH.address());
      halted.handler(request -> {
        request.reply(new Attached("one", false, 0, "an earlier one", List.of(), List.of(), 0).toJson());
        halted.unregister();
      });
      hub.start("rooms");
      one.sayUntilHeard(two, "from one");
      two.sayUntilHeard(one, "from two");
    }
  }

  @Test
  @DisplayName("Those who stay while the rooms restart are never told to have gone, whoever comes in the meantime")
  void restart_tellsNobodyGone() {
    List<RwciClient> staying = IntStream.range(0, 16).mapToObj(i -> rwci("stays-" + i)).toList();
    hub.stop("rooms");
    try (HeldMessages slow = HeldMessages.to(hub.vertx(), RoomsApi.ATTACH, body -> body.getBoolean("resume"))) {
      hub.start("rooms");
      slow.await(staying.size());
      guest("early").close();
      rwci("earlier").close();
    }
    try (RwciClient last = rwci("last")) {
      assertThat(people(last)).contains("last").hasSizeGreaterThan(16)
          .containsAll(IntStream.range(0, 16).mapToObj(i -> "stays-" + i).toList());
      for (RwciClient one : staying) {
        one.await("join", "username", "last");
        Await.until("the two who came are told to have gone", () -> one.heard("quit", "username", "early")
            && one.heard("quit", "username", "earlier"));
        assertThat(one.packets().stream().filter(packet -> packet.getString("type").equals("quit"))
            .map(packet -> packet.getString("username"))).containsOnlyOnce("early", "earlier").hasSize(2);
      }
    }
    staying.forEach(RwciClient::close);
  }

  @Test
  @DisplayName("Without the accounts those inside talk on, nobody comes in, and all goes on when they are back")
  void authGone_keepsTheTalk() {
    try (RwciClient page = rwci("page"); ChatMasterClient terminal = guest("term");
        ChatMasterClient waiting = ChatMasterClient.connect(hub.port("tcp"))) {
      hub.stop("auth");
      page.say("can you hear me?");
      terminal.awaitMessage("can you hear me?");
      terminal.say("I can");
      page.await("message", "message", "I can");
      assertThat(refusedPage("late")).isEqualTo("close 1011 Something went wrong in the hub.");
      assertThat(reason(waiting.login("late"))).isEqualTo(UNAVAILABLE);
      waiting.command("login", Map.of("username", "page", "password", "secret"));
      assertThat(reason(waiting.await("session"))).isEqualTo(UNAVAILABLE);
      terminal.command("rename", Map.of("username", "other"));
      assertThat(error(terminal)).isEqualTo("rename: " + UNAVAILABLE);
      hub.start("auth");
      waiting.command("login", Map.of("username", "page", "password", "secret"));
      assertThat(waiting.await("session").getJsonObject("data").getValue("status")).isEqualTo(true);
      rwci("late").close();
      page.await("quit", "username", "late");
      assertThat(moves(page, "late")).containsExactly("join", "quit");
      assertThat(moves(page, "term")).containsExactly("join");
    }
  }

  private RwciClient rwci(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret", extensions);
  }

  private String refusedPage(String name) {
    try (RwciClient client = RwciClient.connect(hub.port("http"))) {
      assertThat(client.login(name, "secret").getString("status")).isEqualTo("Login failed");
      return client.awaitEnd();
    }
  }

  private ChatMasterClient guest(String name) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  private ChatMasterClient account(String name) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    assertThat(client.login(name, "secret").getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  private int health(String what) {
    try {
      return ((HttpURLConnection) URI.create("http://127.0.0.1:" + hub.port("http") + "/health/" + what).toURL()
          .openConnection()).getResponseCode();
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  private static String reason(JsonObject session) {
    assertThat(session.getJsonObject("data").getValue("status")).isEqualTo(false);
    return session.getJsonObject("data").getString("reason");
  }

  private static String error(ChatMasterClient client) {
    JsonObject data = client.await("error").getJsonObject("data");
    return data.getString("error_type") + ": " + data.getString("message");
  }

  private static List<Object> people(RwciClient client) {
    return client.send(RwciClient.packet("user_list")).await("user_list").getJsonArray("users").stream().toList();
  }

  private static List<String> moves(RwciClient client, String who) {
    return client.packets().stream().filter(packet -> who.equals(packet.getString("username")))
        .map(packet -> packet.getString("type")).toList();
  }

  private static List<String> moves(ChatMasterClient client) {
    return client.packages().all().stream().filter(parcel -> parcel.getString("type").equals("notification"))
        .map(parcel -> parcel.getJsonObject("data"))
        .map(data -> data.getString("event_type") + " " + data.getString("username")).toList();
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.HeldMessages;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both protocols at once, on two bridge instances, so that those who talk sit on different event loops. */
class ConversationIT {
  private static final int LINES = 60;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final JsonObject LIMITS = new JsonObject().put("burst", 100_000).put("perSecond", 100_000);

  private static LocalHub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    JsonObject bridge = LocalHub.allProtocols().put("limits", new JsonObject().put("messagesPerSecond", 10_000));
    hub = LocalHub.in(folder, bridge, new JsonObject().put("limits", LIMITS));
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  @DisplayName("Whoever talks at the same time, over whatever protocol: all read the same lines in the same order")
  void concurrentSenders_areReadInOneOrder() throws Exception {
    List<RwciClient> rwci = new ArrayList<>();
    List<ChatMasterClient> chatmaster = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> talking = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        rwci.add(rwci("crowd-r" + i));
        chatmaster.add(guest("crowd-c" + i));
      }
      for (int i = 0; i < 4; i++) {
        RwciClient one = rwci.get(i);
        ChatMasterClient other = chatmaster.get(i);
        String name = Integer.toString(i);
        talking.add(threads.submit(() -> talk("crowd-r" + name, one::say)));
        talking.add(threads.submit(() -> talk("crowd-c" + name, other::say)));
      }
      for (Future<?> one : talking) {
        one.get();
      }
      int all = 8 * LINES;
      rwci.forEach(one -> Await.until("all was heard", () -> lines(one).size() == all));
      chatmaster.forEach(one -> Await.until("all was heard", () -> lines(one).size() == all - LINES));
    }
    List<String> order = lines(rwci.getFirst());
    assertThat(order).doesNotHaveDuplicates();
    for (int i = 0; i < 4; i++) {
      String own = "crowd-c" + i + " ";
      assertThat(lines(rwci.get(i))).isEqualTo(order);
      assertThat(lines(chatmaster.get(i))).isEqualTo(order.stream().filter(line -> !line.startsWith(own)).toList());
      assertThat(order.stream().filter(line -> line.startsWith(own)).map(line -> line.substring(own.length())).toList())
          .as("as it was sent").isEqualTo(numbers());
    }
    rwci.forEach(RwciClient::close);
    chatmaster.forEach(ChatMasterClient::close);
  }

  @Test
  @DisplayName("Comings and goings are told to both protocols, each in its own words, of people and not of connections")
  void comingAndGoing_isToldOnce() {
    try (RwciClient witness = rwci("gate-witness"); ChatMasterClient watcher = guest("gate-watcher")) {
      RwciClient comer = rwci("gate-comer");
      witness.await("join", "username", "gate-comer");
      assertThat(watcher.awaitEvent("user_joined").getJsonObject("data").getJsonArray("current_users"))
          .contains("gate-comer", "gate-witness", "gate-watcher");
      ChatMasterClient again = ChatMasterClient.connect(hub.port("tcp"));
      assertThat(again.login("gate-comer", "secret").getJsonObject("data").getValue("status")).isEqualTo(true);
      comer.close();
      watcher.say("gone yet?");
      witness.await("message", "message", "gone yet?");
      again.say("not all of me");
      watcher.awaitMessage("not all of me");
      again.close();
      witness.await("quit", "username", "gate-comer");
      JsonObject left = watcher.awaitEvent("user_left").getJsonObject("data");
      assertThat(left.getString("username")).isEqualTo("gate-comer");
      assertThat(left.getJsonArray("current_users")).contains("gate-witness").doesNotContain("gate-comer");
      assertThat(told(witness, "gate-comer")).containsExactly("join", "quit");
    }
  }

  @Test
  @DisplayName("A direct message to somebody away waits and is told once, at the next login over whatever protocol")
  void directMessage_waitsForTheNextLogin() {
    rwci("away").close();
    try (ChatMasterClient guest = guest("caller"); RwciClient watcher = rwci("away-watcher")) {
      Await.until("away is away", () -> !people(watcher).contains("away"));
      guest.command("direct", Map.of("username", "AWAY", "message", "call me"));
      guest.command("direct", Map.of("username", "away", "message", "soon"));
      guest.command("channels").awaitEvent("channel_list");
      try (RwciClient back = rwci("away")) {
        assertThat(back.await("direct_message").getString("message")).isEqualTo("call me");
        JsonObject second = back.await("direct_message");
        assertThat(second).isEqualTo(
            RwciClient.packet("direct_message").put("author", "caller").put("message", "soon"));
        back.direct("caller", "here I am");
        assertThat(guest.awaitMessage("[private] here I am").getJsonObject("data").getString("username"))
            .isEqualTo("away");
      }
      Await.until("away is away", () -> !people(watcher).contains("away"));
      try (RwciClient again = rwci("away")) {
        again.say("nothing new?").await("message", "message", "nothing new?");
        assertThat(again.packets()).noneMatch(packet -> packet.getString("type").equals("direct_message"));
      }
    }
  }

  @Test
  @DisplayName("A direct message that comes while somebody is still on the way in is heard, behind what had waited")
  void directMessage_onTheWayIn_isHeard() {
    rwci("late").close();
    AtomicReference<JsonObject> attach = new AtomicReference<>();
    try (ChatMasterClient guest = guest("late-caller"); RwciClient watcher = rwci("late-watcher");
        HeldMessages held = HeldMessages.to(hub.vertx(), RoomsApi.ATTACH, body -> {
          attach.set(body);
          return true;
        });
        RwciClient late = RwciClient.connect(hub.port("http"))) {
      Await.until("late is away", () -> !people(watcher).contains("late"));
      guest.command("direct", Map.of("username", "late", "message", "first"));
      late.send(RwciClient.packet("auth").put("username", "late").put("password", "secret"));
      held.await(1);
      Attach coming = Attach.fromJson(attach.get());
      new Bus(hub.vertx(), LONG).publish(RoomsApi.DELIVER.of(coming.bridge()), new Delivery(
          List.of(coming.session()), Delivery.Kind.DIRECT, "late-caller", "second", "", System.currentTimeMillis()));
      guest.command("channels").awaitEvent("channel_list");
      held.release();
      assertThat(late.await("direct_message").getString("message")).isEqualTo("first");
      assertThat(late.await("direct_message").getString("message")).isEqualTo("second");
    }
  }

  @Test
  @DisplayName("Who types is told to RWCI, the typist included, and nothing of it to ChatMaster")
  void typing_isToldWhereThereAreWords() {
    try (RwciClient typist = rwci("typist"); RwciClient reader = rwci("type-reader");
        ChatMasterClient other = guest("type-other")) {
      reader.await("join", "username", "type-other");
      typist.send(RwciClient.packet("typing").put("username", "somebody else"));
      assertThat(reader.await("typing").getString("username")).isEqualTo("typist");
      assertThat(typist.await("typing").getString("username")).isEqualTo("typist");
      typist.say("typed");
      other.awaitMessage("typed");
      assertThat(other.packages().all()).noneMatch(parcel -> parcel.encode().contains("typing"));
    }
  }

  @Test
  @DisplayName("A guest with a new name has gone and come for RWCI; the old name is free, the new one taken")
  void renaming_isUnderstoodByBoth() {
    try (RwciClient witness = rwci("name-witness"); ChatMasterClient guest = guest("name-old");
        ChatMasterClient other = guest("name-other")) {
      witness.await("join", "username", "name-other");
      guest.command("rename", Map.of("username", "name-new"));
      witness.await("quit", "username", "name-old");
      witness.await("join", "username", "name-new");
      assertThat(other.awaitEvent("user_rename").getJsonObject("data").getString("new_username"))
          .isEqualTo("name-new");
      guest.say("same as before");
      assertThat(witness.await("message", "message", "same as before").getString("author")).isEqualTo("name-new");
      assertThat(people(witness)).contains("name-new").doesNotContain("name-old");
      other.command("rename", Map.of("username", "NAME-WITNESS"));
      assertThat(error(other)).isEqualTo("Username is already taken.");
      other.command("rename", Map.of("username", "Name-Old"));
      witness.await("join", "username", "Name-Old");
    }
  }

  @Test
  @DisplayName("Wrong passwords and names of others are refused over both, and the one refused may try again")
  void wrongLogin_isRefused() {
    rwci("owner").close();
    try (RwciClient wrong = RwciClient.connect(hub.port("http"));
        ChatMasterClient taken = ChatMasterClient.connect(hub.port("tcp"));
        ChatMasterClient guest = guest("just-a-guest"); RwciClient thief = RwciClient.connect(hub.port("http"))) {
      JsonObject answer = wrong.login("OWNER", "not it");
      assertThat(answer.getBoolean("success")).isFalse();
      assertThat(wrong.awaitEnd()).startsWith("close 4100");
      assertThat(thief.login("just-a-guest", "secret").getBoolean("success")).isFalse();
      assertThat(thief.awaitEnd()).startsWith("close 4100");
      assertThat(reason(taken.login("owner"))).isEqualTo("Username is already taken.");
      taken.command("login", Map.of("username", "owner", "password", "not it"));
      assertThat(reason(taken.await("session"))).isEqualTo("Unknown name or wrong password.");
      taken.command("login", Map.of("username", "Just-A-Guest"));
      assertThat(reason(taken.await("session"))).isEqualTo("Username is already taken.");
      taken.command("login", Map.of("username", "owner", "password", "secret"));
      assertThat(taken.await("session").getJsonObject("data").getValue("status")).isEqualTo(true);
      guest.awaitEvent("user_joined");
    }
  }

  @Test
  @DisplayName("What is said in a private room is heard by those let in, over both protocols, and by no one else")
  void privateRoom_staysPrivate() {
    try (RwciClient owner = rwci("den-owner", "rooms"); RwciClient stranger = rwci("den-stranger", "rooms");
        ChatMasterClient guest = guest("den-guest")) {
      owner.send(channel("join_channel", "Den").put("create", true)).await("channel_joined");
      owner.send(channel("visibility", "Den").put("private", true)).await("visibility");
      stranger.send(channel("join_channel", "den"));
      assertThat(stranger.await("error").getString("code")).isEqualTo("room-private");
      guest.command("join", Map.of("channel", "den"));
      assertThat(error(guest)).isEqualTo("This room is private.");
      owner.send(channel("invite", "Den").put("username", "den-guest"));
      guest.awaitMessage("den-owner invites you to the channel Den.");
      guest.join("den").say("knock knock");
      assertThat(owner.await("message", "message", "knock knock").getString("channel")).isEqualTo("Den");
      owner.say("Den", "come in");
      guest.awaitMessage("come in");
      guest.command("channels");
      assertThat(guest.awaitEvent("channel_list").encode()).doesNotContain("Den");
      owner.say("out here");
      stranger.await("message", "message", "out here");
      assertThat(stranger.packets().toString()).doesNotContain("knock knock").doesNotContain("come in");
    }
  }

  private static RwciClient rwci(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret", extensions);
  }

  private static ChatMasterClient guest(String name) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  private static void talk(String name, Consumer<String> say) {
    numbers().forEach(number -> say.accept(name + " " + number));
  }

  private static List<String> numbers() {
    return IntStream.range(0, LINES).mapToObj(Integer::toString).toList();
  }

  private static List<String> lines(RwciClient client) {
    return client.packets().stream().filter(packet -> packet.getString("type").equals("message"))
        .map(packet -> packet.getString("message")).filter(line -> line.startsWith("crowd-")).toList();
  }

  private static List<String> lines(ChatMasterClient client) {
    return client.packages().all().stream().filter(parcel -> parcel.getString("type").equals("message"))
        .map(parcel -> parcel.getJsonObject("data").getString("message")).filter(line -> line.startsWith("crowd-"))
        .toList();
  }

  private static List<String> told(RwciClient client, String who) {
    return client.packets().stream().filter(packet -> who.equals(packet.getString("username")))
        .map(packet -> packet.getString("type")).toList();
  }

  private static List<String> people(RwciClient client) {
    return client.send(RwciClient.packet("user_list")).await("user_list").getJsonArray("users").stream()
        .map(String.class::cast).toList();
  }

  private static JsonObject channel(String type, String channel) {
    return RwciClient.packet(type).put("channel", channel);
  }

  private static String error(ChatMasterClient client) {
    return client.await("error").getJsonObject("data").getString("message");
  }

  private static String reason(JsonObject session) {
    assertThat(session.getJsonObject("data").getValue("status")).isEqualTo(false);
    return session.getJsonObject("data").getString("reason");
  }
}

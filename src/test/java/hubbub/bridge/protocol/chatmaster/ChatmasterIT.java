package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Revoked;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TCP, against the whole hub: what only shows with real sockets, real rooms and real accounts. */
class ChatmasterIT {
  private static LocalHub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    JsonArray listeners = new JsonArray()
        .add(listener("http", "http", "rwci", new JsonObject()).put("serves", new JsonArray()))
        .add(listener("tcp", "tcp", "chatmaster", new JsonObject()))
        .add(listener("slow", "tcp", "chatmaster", new JsonObject().put("pacingMillis", 250)));
    hub = LocalHub.in(folder, new JsonObject().put("listeners", listeners)
        .put("limits", new JsonObject().put("idleSeconds", 2).put("pingSeconds", 1).put("loginSeconds", 60)));
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  @DisplayName("A client that takes every read for one package understands all of a busy conversation")
  void strictClient_readsOnePackageAtATime() {
    try (ChatMasterClient strict = ChatMasterClient.connectBare(hub.port("slow")); ChatMasterClient other = tcp()) {
      assertThat(strict.login("Strict").getJsonObject("data").getValue("status")).isEqualTo(true);
      // In this order: in the lobby the coming of the other would be taken for the own one to the room.
      strict.join("strict-room");
      other.login("Busy");
      other.join("strict-room");
      IntStream.range(0, 8).forEach(i -> other.say("line " + i));
      strict.command("channels");
      // Two clients' packages come in no order that one could rely on.
      Await.until("lines and list are there", () -> List.of("line 7", "channel_list").stream()
          .allMatch(part -> strict.reads().all().stream().anyMatch(read -> read.contains(part))));
      other.command("leave");
      strict.awaitEvent("user_left");

      List<String> reads = strict.reads().all();
      assertThat(reads).allSatisfy(read -> assertThat(read).isEqualTo(new JsonObject(read).encode()));
      assertThat(reads.getFirst()).isEqualTo("{\"type\":\"request\",\"data\":{\"request\":\"login\"}}");
      assertThat(reads.stream().filter(read -> read.contains("line "))).hasSize(8);
    }
  }

  @Test
  @DisplayName("RWCI and ChatMaster people in the lobby read one conversation in one order")
  void allProtocols_readOneOrder() {
    try (RwciClient rita = rwci("Rita"); RwciClient rolf = rwci("Rolf");
        ChatMasterClient carl = tcp(); ChatMasterClient bare = ChatMasterClient.connectBare(hub.port("tcp"))) {
      carl.login("Carl");
      rita.await("join", "username", "Carl");
      bare.login("Bare");
      rolf.await("join", "username", "Bare");
      JsonObject joined = carl.awaitEvent("user_joined").getJsonObject("data");
      assertThat(joined.getString("username")).isEqualTo("Bare");
      assertThat(joined.getJsonArray("current_users")).contains("Rita", "Rolf", "Carl", "Bare");
      for (int i = 0; i < 10; i++) {
        rita.say("Rita " + i);
        carl.say("Carl " + i);
        bare.say("Bare " + i);
        rolf.say("Rolf " + i);
      }
      Await.until("all was heard", () -> messages(rita).size() == 40);
      List<String> order = messages(rita);
      Await.until("all was heard over there", () -> messages(rolf).size() == 40);
      assertThat(messages(rolf)).isEqualTo(order);

      assertThat(heard(carl, order, "Carl ")).isEqualTo(without(order, "Carl "));
      assertThat(heard(bare, order, "Bare ")).isEqualTo(without(order, "Bare "));
      carl.wire().endOutput();
      rita.await("quit", "username", "Carl");
      assertThat(bare.awaitEvent("user_left").getJsonObject("data").getJsonArray("current_users"))
          .contains("Rita", "Bare").doesNotContain("Carl");
    }
  }

  @Test
  @DisplayName("Direct messages go both ways, and wait for an account that is away")
  void directMessages_goBothWays() {
    try (RwciClient dora = rwci("Dora"); ChatMasterClient guest = tcp()) {
      guest.login("Guest");
      guest.command("direct", Map.of("username", "dora", "message", "psst"));
      assertThat(dora.await("direct_message").getString("author")).isEqualTo("Guest");
      dora.direct("GUEST", "yes?");
      assertThat(guest.awaitMessage("[private] yes?").getJsonObject("data"))
          .isEqualTo(new JsonObject().put("message", "[private] yes?").put("username", "Dora").put("private", true));
      guest.command("direct", Map.of("username", "nobody-at-all", "message", "psst"));
      assertThat(guest.await("error").getJsonObject("data").getString("error_type")).isEqualTo("direct");

      // What is sent while somebody is just leaving goes to the connection that ends, and with it.
      rwci("Away").close();
      dora.await("quit", "username", "Away");
      dora.direct("Away", "call me").direct("guest", "told them");
      guest.awaitMessage("[private] told them");
      try (ChatMasterClient away = tcp()) {
        assertThat(away.login("Away", "secret").getJsonObject("data").getBoolean("status")).isTrue();
        assertThat(away.awaitMessage("[private] call me").getJsonObject("data").getString("username"))
            .isEqualTo("Dora");
      }
    }
  }

  @Test
  @DisplayName("A name with an account needs its password or a token; a guest's name is the guest's while connected")
  void accounts_areProved() throws NoSuchAlgorithmException {
    rwci("Olga").close();
    try (ChatMasterClient olga = tcp(); ChatMasterClient second = tcp()) {
      assertThat(refusal(olga.login("olga"))).isEqualTo("Username is already taken.");
      olga.command("login", Map.of("username", "olga", "password", "wrong"));
      assertThat(refusal(olga.await("session"))).isEqualTo("Unknown name or wrong password.");
      String secret = HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest("secret".getBytes(StandardCharsets.UTF_8)));
      Login login = new Login("olga", secret, "127.0.0.1", false, true);
      String token = Await.result(bus().call(AuthApi.LOGIN, login)).token();
      Await.until("Olga is let in", () -> {
        olga.command("login", Map.of("token", token));
        return olga.await("session").getJsonObject("data").getBoolean("status");
      });
      assertThat(refusal(second.login("Olga", "secret"))).isEqualTo("Username is already taken.");

      bus().publish(AuthApi.REVOKED, new Revoked("Olga", "", Long.MAX_VALUE, false, ""));
      olga.awaitMessage("The login was revoked.");
      assertThat(olga.awaitEnd()).isEqualTo("eof");
    }
  }

  @Test
  @DisplayName("A private room is its owner's, and whoever is kicked is back in the general one")
  void privateRoom_isItsOwners() {
    try (ChatMasterClient owner = tcp(); ChatMasterClient other = ChatMasterClient.connectBare(hub.port("tcp"))) {
      owner.login("Owner");
      other.login("Other");
      owner.join("den").command("private");
      assertThat(owner.awaitEvent("channel_list").encode()).doesNotContain("\"den\"");
      other.command("join", Map.of("channel", "DEN"));
      assertThat(error(other)).isEqualTo("This room is private.");
      Await.result(bus().call(RoomsApi.INVITE, new Moderate("Owner", "den", "Other", Long.MAX_VALUE, "")));
      other.awaitMessage("Owner invites you to the channel den.");
      other.join("den");
      assertThat(owner.awaitEvent("user_joined").getJsonObject("data").getString("username")).isEqualTo("Other");

      Await.result(bus().call(RoomsApi.KICK, new Moderate("Owner", "den", "Other", Long.MAX_VALUE, "too loud")));
      other.awaitMessage("You were removed from den: too loud");
      other.awaitEvent("channel_list");
      assertThat(owner.awaitEvent("user_left").getJsonObject("data").getJsonArray("current_users"))
          .containsExactly("Owner");
      owner.command("leave").awaitEvent("channel_list");
      other.say("hello again");
      owner.awaitMessage("hello again");
      owner.command("leave");
      assertThat(error(owner)).isEqualTo("You are not in a channel.");
    }
  }

  @Test
  @DisplayName("A renaming is told to everybody in the channel, and later words come under the new name")
  void renaming_isTold() {
    try (ChatMasterClient lines = tcp(); ChatMasterClient bare = ChatMasterClient.connectBare(hub.port("tcp"))) {
      lines.login("Before");
      bare.login("Witness");
      lines.join("naming");
      bare.join("naming");
      lines.command("rename", Map.of("username", "After"));
      for (ChatMasterClient client : List.of(lines, bare)) {
        JsonObject renamed = client.awaitEvent("user_rename").getJsonObject("data");
        assertThat(renamed.getString("old_username")).isEqualTo("Before");
        assertThat(renamed.getJsonObject("parameters").getString("new_username")).isEqualTo("After");
      }
      lines.say("it is me");
      assertThat(bare.awaitMessage("it is me").getJsonObject("data").getString("username")).isEqualTo("After");
      bare.say("hi");
      lines.awaitMessage("hi");
      assertThat(lines.packages().all()).noneMatch(parcel -> parcel.encode().contains("it is me"));
      lines.command("rename", Map.of("username", "witness"));
      assertThat(error(lines)).isEqualTo("Username is already taken.");
    }
  }

  @Test
  @DisplayName("Packed packages, torn byte by byte, are answered packed")
  void packed_isAnsweredPacked() {
    try (TcpWire wire = TcpWire.open(hub.port("tcp")); ChatMasterClient other = tcp()) {
      Pieces pieces = new Pieces();
      List<String> plain = new CopyOnWriteArrayList<>();
      wire.read(chunk -> read(chunk, pieces, plain), end -> { });
      Await.until("the login is asked for", () -> !plain.isEmpty());
      for (byte b : Pieces.zlib(Pieces.utf8(Players.command("login", Map.of("username", "Packed"))))) {
        wire.send(b);
      }
      Await.until("the session has come", () -> found(pieces, "\"status\":true"));
      other.login("Unpacked");
      wire.send(Pieces.zlib(new byte[10_000_000]));
      wire.send(Pieces.join(Pieces.zlib(Pieces.utf8(Players.message("one"))),
          Pieces.zlib(Pieces.utf8(Players.message("two")))));
      other.awaitMessage("one");
      other.awaitMessage("two");
      other.say("three");
      Await.until("the message has come", () -> found(pieces, "\"message\":\"three\""));
      assertThat(found(pieces, "The package is too large.")).isTrue();
      assertThat(plain).containsExactly("{\"type\":\"request\",\"data\":{\"request\":\"login\"}}");
    }
  }

  @Test
  @DisplayName("Mistakes are answered; a flood of them is read later, ends no connection and slows nobody else")
  void flood_isReadLater() {
    try (ChatMasterClient flood = tcp(); ChatMasterClient clumsy = tcp()) {
      flood.login("Flood");
      clumsy.login("Clumsy");
      long began = System.nanoTime();
      // More than the mistakes of three seconds; what comes behind them is heard after them.
      flood.wire().send("nonsense\n".repeat(200));
      flood.say("here I am");
      for (int i = 0; i < 40; i++) {
        clumsy.wire().send("nonsense\n");
        clumsy.command("channels").awaitEvent("channel_list");
      }
      clumsy.awaitMessage("here I am");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_500));
      Await.until("all mistakes were answered", () -> mistakes(flood) >= 200);
      assertThat(mistakes(flood)).isEqualTo(200);
      assertThat(mistakes(clumsy)).isEqualTo(40);
    }
  }

  @Test
  @DisplayName("Somebody who only listens stays connected, however long")
  void listener_staysConnected() {
    try (ChatMasterClient silent = tcp(); ChatMasterClient other = tcp(); RwciClient clock = rwci("Clock")) {
      silent.login("Silent");
      other.login("Speaker");
      clock.wire().stayMute();
      // The websocket that answers no ping is closed after idleSeconds, which is then over for the silent one as well.
      assertThat(clock.awaitEnd()).startsWith("close 4102");
      other.say("still there?");
      silent.awaitMessage("still there?");
    }
  }

  private static JsonObject listener(String name, String transport, String adapter, JsonObject options) {
    JsonObject route = new JsonObject().put("adapter", adapter).put("options", options);
    return new JsonObject().put("name", name).put("transport", transport).put("port", 0)
        .put("routes", new JsonArray().add(transport.equals("http") ? route.put("path", "/rwci") : route));
  }

  private static ChatMasterClient tcp() {
    return ChatMasterClient.connect(hub.port("tcp"));
  }

  private static RwciClient rwci(String name) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret");
  }

  private static Bus bus() {
    return new Bus(hub.vertx(), Duration.ofSeconds(5));
  }

  private static String refusal(JsonObject session) {
    assertThat(session.getJsonObject("data").getValue("status")).isEqualTo(false);
    return session.getJsonObject("data").getString("reason");
  }

  private static String error(ChatMasterClient client) {
    return client.await("error").getJsonObject("data").getString("message");
  }

  private static long mistakes(ChatMasterClient client) {
    return client.packages().all().stream().filter(parcel -> parcel.getString("type").equals("error")).count();
  }

  private static List<String> messages(RwciClient client) {
    return client.packets().stream().filter(packet -> packet.getString("type").equals("message"))
        .map(packet -> packet.getString("message")).toList();
  }

  private static List<String> heard(ChatMasterClient client, List<String> order, String own) {
    client.awaitMessage(without(order, own).getLast());
    return client.packages().all().stream().filter(parcel -> parcel.getString("type").equals("message"))
        .map(parcel -> parcel.getJsonObject("data").getString("message")).filter(order::contains).toList();
  }

  private static List<String> without(List<String> order, String own) {
    return order.stream().filter(text -> !text.startsWith(own)).toList();
  }

  private static void read(byte[] chunk, Pieces pieces, List<String> plain) {
    synchronized (pieces) {
      if (plain.isEmpty()) {
        plain.add(new String(chunk, StandardCharsets.UTF_8));
      } else {
        pieces.feed(chunk);
      }
    }
  }

  private static boolean found(Pieces pieces, String part) {
    synchronized (pieces) {
      return pieces.found.stream().anyMatch(text -> text.contains(part));
    }
  }
}

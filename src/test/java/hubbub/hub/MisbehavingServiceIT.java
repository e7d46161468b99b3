package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service that does all it may not, at the packaged hub with the shipped rules: people who talk and a decent service
 * have what they need all the time, and the one that does it is cut off, named in the log and in the audit.
 */
class MisbehavingServiceIT {
  private static final String ECHO = "service.decent.echo";
  private static final String NEWS = "service.event.decent.news";
  private static final int OFFENCES = 20;
  /** A scope as wide as an administrator can make it: what remains closed is closed by the rules. */
  private static final List<String> EVERYTHING = List.of("auth.*", "auth.service.*", "rooms.*", "rooms.event.*",
      "rooms.event.room.*", "rooms.event.deliver.*", "matches.*", "matches.at.*.*", "games.*.*", "games.event.*",
      "terminal.*", "terminal.at.*.*", "console.*", "console.at.*.*", "bridge.at.*.*", "hub.at.*.*", "busbridge.*",
      "service.*.*", "service.event.*.*");

  private static PackagedHub hub;
  private static RestClient rest;
  private static RwciClient ann;
  private static ChatMasterClient bob;
  private static int turns;
  private static int rogues;

  private BusClient decent;
  /** Another one in each test: of each service the audit has so many lines a minute. */
  private String name;
  private String token;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = PackagedHub.start(folder, "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords(),
        "busbridge.json", new JsonObject().put("limits", new JsonObject().put("outboxBytes", 65_536))
            .put("timing", new JsonObject().put("requestSeconds", 2))));
    rest = new RestClient(hub.http());
    ann = RwciClient.connect(hub.http()).enter("ann", RestClient.PASSWORD);
    bob = ChatMasterClient.connect(hub.tcp());
    bob.login("bob");
  }

  @AfterAll
  static void stop() {
    bob.close();
    ann.close();
    rest.close();
    hub.close();
  }

  @BeforeEach
  void come() {
    name = "rogue" + ++rogues;
    token = hub.service(name, EVERYTHING, EVERYTHING);
    decent = BusClient.login(hub.port(7000), hub.service("decent", List.of("rooms.people", "service." + name + ".*",
        "service.event.{service}.*"), List.of("service.{service}.*")));
    listen(decent, ECHO);
  }

  @AfterEach
  void leave() {
    othersAreServed();
    decent.close();
  }

  @Test
  @DisplayName("A flood of requests is read at its pace; others speak, ask and answer meanwhile")
  void flood_isSlowedDown() {
    try (BusClient rogue = login()) {
      for (int i = 0; i < 3_000; i++) {
        rogue.send(frame("send", i % 2 == 0 ? "matches.list" : ECHO));
      }
      othersAreServed();
      othersAreServed();
    }
  }

  @Test
  @DisplayName("Who asks a service that never answers is told so in time, and others are served meanwhile")
  void silence_isTold() {
    String silent = "service." + name + ".silent";
    try (BusClient rogue = login()) {
      listen(rogue, silent);
      for (int i = 0; i < 50; i++) {
        decent.send(frame("send", silent).put("replyAddress", "silent-" + i));
      }
      othersAreServed();
      for (int i = 0; i < 50; i++) {
        String asked = "silent-" + i;
        // It may have come while others were served, and counts as read then.
        Await.until("an end of " + asked, () -> told(asked).findAny().isPresent());
        // Either the bus itself has waited for long enough, which is -1, or the door has.
        assertThat(told(asked)).allSatisfy(frame ->
            assertThat(frame.getInteger("failureCode")).isIn(-1, ErrorCode.UNAVAILABLE.number()));
      }
    }
  }

  @Test
  @DisplayName("Answers and events of wrong shapes reach nobody, and after twenty of them the service is cut off")
  void wrongShapes_areCutOff() {
    String odd = "service." + name + ".odd";
    try (BusClient rogue = login()) {
      listen(rogue, odd);
      decent.send(frame("send", odd).put("replyAddress", "odd"));
      String reply = rogue.frames().await("the request", frame -> odd.equals(frame.getString("address")))
          .getString("replyAddress");
      List<JsonObject> wrong = List.of(frame("send", reply).put("body", "text"), frame("send", reply).put("headers", 7),
          frame("send", reply).put("failureCode", "many"), frame("send", reply).put("replyAddress", new JsonObject()),
          frame("publish", "service.event." + name + ".odd").put("body", new JsonArray().add(1)));
      for (int i = 0; i < OFFENCES; i++) {
        rogue.send(wrong.get(i % wrong.size()));
      }
      isCutOff(rogue, "There were 20 frames that are not allowed.");
      assertThat(decent.frames().await("an end of it", frame -> "odd".equals(frame.getString("address")))
          .getInteger("failureCode")).isEqualTo(ErrorCode.UNAVAILABLE.number());
    }
  }

  static Stream<byte[]> garbage() {
    return Stream.of(new byte[] {0x7f, -1, -1, -1, 1}, new byte[] {-1, -1, -1, -1}, new byte[4],
        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  @DisplayName("Bytes in which no frame can be found end the connection at once, with the reason")
  void garbage_isCutOff(byte[] bytes) {
    try (BusClient rogue = login()) {
      rogue.wire().send(bytes);
      isCutOff(rogue, "A frame must have a length from 1 to 65536 bytes.");
    }
  }

  @Test
  @DisplayName("Frames that are no JSON are refused one by one, and after twenty of them the service is cut off")
  void noJson_isCutOff() {
    try (BusClient rogue = login()) {
      for (int i = 0; i < OFFENCES; i++) {
        rogue.sendText(i % 2 == 0 ? "no json" : "[\"no\", \"object\"]");
      }
      isCutOff(rogue, "There were 20 frames that are not allowed.");
    }
  }

  @Test
  @DisplayName("However wide its scope, it is refused each forbidden address, and cut off every twenty")
  void forbidden_isRefused() {
    List<String> forbidden = List.of(
        "auth.login", "auth.register", "auth.verify", "auth.roles", "auth.ban", "auth.note", "auth.accounts",
        "auth.audit", "auth.service.make", "auth.service.revoke", "auth.service.prove", "rooms.say", "rooms.attach",
        "rooms.direct", "rooms.history", "rooms.fill", "rooms.room", "rooms.all", "rooms.kick", "rooms.delete",
        "rooms.announce", "rooms.event.presence", "rooms.event.room.general", "matches.create",
        "matches.at.1.command", "games.pong.begin", "games.event.over", "terminal.open", "terminal.at.1.input",
        "terminal.file", "console.attach", "console.prove", "console.desk.say", "bridge.at.local.figures",
        "hub.at.local.modules", "hub.at.local.restart", "busbridge.where", "service.event.decent.news",
        "__vertx.reply.1", "__vertx.circuit-breaker");
    assertThat(forbidden).hasSize(2 * OFFENCES);
    for (int from = 0; from < forbidden.size(); from += OFFENCES) {
      try (BusClient rogue = login()) {
        for (String address : forbidden.subList(from, from + OFFENCES)) {
          assertThat(rogue.ask(address, new JsonObject()).getInteger("failureCode")).as(address)
              .isEqualTo(ErrorCode.FORBIDDEN.number());
        }
        isCutOff(rogue, "There were 20 frames that are not allowed.");
      }
      othersAreServed();
    }
  }

  @Test
  @DisplayName("One that does not read what it listens to is cut off, while whoever speaks and others go on")
  void deaf_isCutOff() {
    try (BusClient rogue = BusClient.of(TcpWire.open(hub.port(7000), 4_096))) {
      rogue.send(BusClient.ping(token)).frames().next();
      listen(rogue, NEWS);
      rogue.wire().stall();
      JsonObject news = new JsonObject().put("text", "x".repeat(30_000));
      Await.until("it is cut off", () -> {
        decent.send(frame("publish", NEWS).put("body", news));
        return logged("busbridge.slow of=service." + name);
      });
      othersAreServed();
      rogue.wire().resume();
      rogue.frames().awaitEnd();
      audited("It does not read what it is sent.");
    }
  }

  private BusClient login() {
    return BusClient.login(hub.port(7000), token);
  }

  /** Listens to an address, from when this returns on. */
  private void listen(BusClient rogue, String address) {
    rogue.register(address).send(BusClient.ping(token));
    rogue.frames().await("pong", frame -> "pong".equals(frame.getString("type")));
  }

  /** It is told why and closed, the log names it, and so does the audit. */
  private void isCutOff(BusClient rogue, String why) {
    assertThat(rogue.frames().await("the reason", frame -> why.equals(frame.getString("message"))).getString("type"))
        .isEqualTo("err");
    rogue.frames().awaitEnd();
    Await.until("the log names it", () -> logged("busbridge.closed of=service." + name));
    audited(why);
  }

  private void audited(String why) {
    String admin = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
    String closed = "/api/admin/audit/?of=auth&deed=service%20closed&limit=50";
    Await.until("the audit has it", () -> rest.object(closed, admin).getJsonArray("lines").stream()
        .map(line -> ((JsonObject) line).getJsonObject("entry"))
        .anyMatch(entry -> name.equals(entry.getString("service")) && why.equals(entry.getString("reason"))));
  }

  private static boolean logged(String text) {
    return (hub.program().output() + hub.program().errors()).contains(text);
  }

  /** Two people hear each other, and a service is answered and answers. */
  private void othersAreServed() {
    String word = "word " + ++turns;
    ann.say(word);
    bob.awaitMessage(word);
    bob.say("bob's " + word);
    ann.await("message", "message", "bob's " + word);
    assertThat(decent.ask("rooms.people", new JsonObject()).getJsonObject("body").getJsonArray("people")).hasSize(2);
    String asker = hub.service("asker", List.of(ECHO), List.of());
    try (BusClient other = BusClient.login(hub.port(7000), asker)) {
      other.send(frame("send", ECHO).put("replyAddress", "mine").put("body", new JsonObject().put("turn", turns)));
      int turn = turns;
      JsonObject asked = decent.frames().await("what is asked", frame -> ECHO.equals(frame.getString("address"))
          && Integer.valueOf(turn).equals(frame.getJsonObject("body").getInteger("turn")));
      decent.send(frame("send", asked.getString("replyAddress")).put("body", asked.getJsonObject("body")));
      assertThat(other.frames().await("the answer", frame -> "mine".equals(frame.getString("address")))
          .getJsonObject("body").getInteger("turn")).isEqualTo(turn);
    }
  }

  /** What the decent service was sent at an address, read or not. */
  private Stream<JsonObject> told(String address) {
    return decent.frames().all().stream().filter(frame -> address.equals(frame.getString("address")));
  }

  private static JsonObject frame(String type, String address) {
    return new JsonObject().put("type", type).put("address", address).put("body", new JsonObject());
  }
}

package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.AuditLine;
import hubbub.contract.AuditQuery;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.EventBusClient;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection lasts no longer than the login or token it has, and no longer than the hub. */
class EventBusEndsIT {
  private static final String ECHO = EventBusRig.ECHO;
  private static final Duration PROMISED = Duration.ofSeconds(1);

  @TempDir
  private Path folder;

  private EventBusRig rig;

  @AfterEach
  void stop() {
    rig.close();
  }

  private EventBusClient listening(String token) {
    EventBusClient client = EventBusClient.login(rig.port(), token).register(EventBusRig.EVENTS);
    client.ask(ECHO, new JsonObject());
    return client;
  }

  @Test
  @DisplayName("A logout ends the connections that came with the token, and no others; nothing is heard after it")
  void logout_ends() {
    rig = new EventBusRig(folder, EventBusRig.section());
    String first = rig.signUp("ann");
    String second = rig.rest().token("ann", RestClient.PASSWORD);
    try (EventBusClient out = listening(first); EventBusClient stays = listening(second)) {
      long start = System.nanoTime();
      RestClient.expect(204, rig.rest().send("DELETE", "/api/token/", "", RestClient.bearer(first)));
      assertThat(out.awaitEnd()).isEqualTo("close 4104 The login was revoked.");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
      assertThat(out.last().getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
      assertThat(stays.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
    }
    try (EventBusClient again = EventBusClient.login(rig.port(), first)) {
      assertThat(again.awaitEnd()).startsWith("close 4100");
    }
  }

  @Test
  @DisplayName("What becomes of the connections of a service stands in the audit: let in, sent away and why, refused")
  void service_isAudited() {
    JsonObject section = EventBusRig.limited("offences", 3);
    section.getJsonArray("tokens").add(new JsonObject("""
        {"kind": "service", "prove": "auth.service.prove", "gone": "auth.event.service.gone",
          "in": [{"address": "test.echo.*"}]}"""));
    rig = new EventBusRig(folder, section);
    String token = rig.hub().service("stats", List.of(ECHO), List.of());
    try (EventBusClient service = EventBusClient.introduced(rig.port(), token)) {
      service.ask(ECHO, new JsonObject());
      for (int i = 0; i < 3; i++) {
        service.request("auth.ban", new JsonObject());
      }
      assertThat(service.awaitEnd()).startsWith("close 4108");
    }
    try (EventBusClient wrong = EventBusClient.plain(rig.port()).send(BusClient.ping("service.stats.wrong"))) {
      assertThat(wrong.awaitEnd()).startsWith("close 4100");
    }
    Await.until("all of it is noted", () -> notes().equals(List.of("service made", "service opened", "service closed",
        "service refused")));
  }

  private List<String> notes() {
    Bus bus = new Bus(rig.hub().vertx(), Duration.ofSeconds(5));
    Principal admin = new Principal("admin", List.of(Principal.ADMIN), "", 1, 0);
    return Await.result(bus.call(AuditQuery.of("auth"),
        new AuditQuery(admin, "stats", "", "", 0, Long.MAX_VALUE, 0, 100))).lines().reversed().stream()
        .map(AuditLine::entry).filter(line -> "stats".equals(line.getString("service")))
        .map(line -> line.getString("act")).toList();
  }

  @Test
  @DisplayName("A ban ends all connections of the account, and is told as what it is")
  void ban_ends() {
    rig = new EventBusRig(folder, EventBusRig.section());
    String ann = rig.signUp("ann");
    try (EventBusClient plain = listening(ann);
        EventBusClient packed = EventBusClient.sockJs(rig.port()).send(BusClient.ping(ann))) {
      packed.next();
      Bus bus = new Bus(rig.hub().vertx(), Duration.ofSeconds(5));
      Await.result(bus.call(AuthApi.BAN, new Ban("admin", "ann", Long.MAX_VALUE, "spam")));
      assertThat(plain.awaitEnd()).isEqualTo("close 4105 The account was banned.");
      assertThat(plain.last().getInteger("failureCode")).isEqualTo(ErrorCode.BANNED.number());
      assertThat(packed.awaitEnd()).startsWith("close 4105");
      assertThat(packed.wire().received().all().getLast()).isEqualTo("c[4105,\"The account was banned.\"]");
    }
    try (EventBusClient again = EventBusClient.login(rig.port(), ann)) {
      assertThat(again.awaitEnd()).matches("close 410[05].*");
    }
  }

  @Test
  @DisplayName("A role that is taken away closes what it opened at once, and ends who listens by its right")
  void lostRole_closes() {
    rig = new EventBusRig(folder, EventBusRig.section());
    rig.peer().answer("wizards.only");
    String bob = rig.signUp("bob", "wizard");
    try (EventBusClient listens = EventBusClient.introduced(rig.port(), bob);
        EventBusClient asks = EventBusClient.introduced(rig.port(), bob)) {
      listens.register("wizards.event").ask(ECHO, new JsonObject());
      assertThat(asks.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("rec");
      long start = System.nanoTime();
      rig.hub().roles("bob");
      assertThat(listens.awaitEnd()).startsWith("close 4104");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
      assertThat(listens.last().getString("message")).isEqualTo("You may no longer listen to all of this.");
      Await.until("it is refused", PROMISED,
          () -> "err".equals(asks.ask("wizards.only", new JsonObject()).getString("type")));
      rig.hub().roles("bob", "wizard");
      Await.until("it is open again", PROMISED,
          () -> "rec".equals(asks.ask("wizards.only", new JsonObject()).getString("type")));
    }
  }

  @Test
  @DisplayName("Another kind of token ends with what it belongs to, and at the latest when it is to prove itself again")
  void lapsedToken_ends() {
    rig = new EventBusRig(folder, EventBusRig.section().put("proofSeconds", 1));
    try (EventBusClient told = EventBusClient.introduced(rig.port(), EventBusRig.ROBOT)) {
      rig.bus().publish("robot.event.gone", new JsonObject().put("robot", "8"));
      told.ask(ECHO, new JsonObject());
      rig.bus().publish("robot.event.gone", new JsonObject().put("robot", "7"));
      assertThat(told.awaitEnd()).isEqualTo("close 4100 The login failed.");
      assertThat(told.last().getString("message")).isEqualTo("What the token belonged to is gone.");
    }
    try (EventBusClient untold = EventBusClient.introduced(rig.port(), EventBusRig.ROBOT)) {
      rig.forgetRobots();
      assertThat(untold.awaitEnd()).isEqualTo("close 4100 The login failed.");
    }
  }

  @Test
  @DisplayName("An account's login proves itself again and again and goes on; so it does while auth is away")
  void goodLogin_goesOn() {
    rig = new EventBusRig(folder, EventBusRig.section().put("proofSeconds", 1));
    try (EventBusClient client = listening(rig.signUp("ann"))) {
      rig.hub().stop("auth");
      long start = System.nanoTime();
      Await.until("several proofs were due", () -> System.nanoTime() - start > 2_500_000_000L);
      assertThat(client.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
      try (EventBusClient newcomer = EventBusClient.login(rig.port(), "eyJhbGciOi.xxxxxxxxx.yyyyyyyyy")) {
        assertThat(newcomer.next().getInteger("failureCode")).isEqualTo(ErrorCode.UNAVAILABLE.number());
        assertThat(newcomer.awaitEnd()).startsWith("close 1011");
      }
      rig.hub().start("auth");
    }
  }

  @Test
  @DisplayName("Who shows no token in time is closed, whatever it has sent of what may come before")
  void noToken_isClosed() {
    rig = new EventBusRig(folder, EventBusRig.section(), new JsonObject().put("loginSeconds", 1));
    try (EventBusClient silent = EventBusClient.plain(rig.port()); EventBusClient packed = EventBusClient.sockJs(
        rig.port()).send(new JsonObject().put("type", "ping"))) {
      assertThat(silent.awaitEnd()).isEqualTo("close 4101 Nobody logged in.");
      assertThat(packed.awaitEnd()).isEqualTo("close 4101 Nobody logged in.");
    }
  }

  @Test
  @DisplayName("The hub that stops tells everybody, and closes with the code for it; nobody comes in after that")
  void drain_isTold() {
    rig = new EventBusRig(folder, EventBusRig.section());
    String ann = rig.signUp("ann");
    try (EventBusClient plain = listening(ann);
        EventBusClient packed = EventBusClient.sockJs(rig.port()).send(BusClient.ping(ann))) {
      packed.next();
      rig.hub().stop("bridge");
      assertThat(plain.awaitEnd()).isEqualTo("close 1012 The hub restarts.");
      assertThat(plain.last().getString("message")).isEqualTo("The hub restarts.");
      assertThat(packed.awaitEnd()).startsWith("close 1012");
      assertThat(packed.wire().received().all().getLast()).isEqualTo("c[1012,\"The hub restarts.\"]");
      rig.hub().start("bridge");
    }
  }
}

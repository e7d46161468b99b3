package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token does not open stays closed, address by address. */
class RulesIT {
  private static final String SAY = "console.desk.say";

  private BusBridge bridge;

  @BeforeEach
  void start() {
    bridge = new BusBridge(BusBridge.config());
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "auth.login", "auth.roles", "auth.ban", "auth.revoke", "auth.verify", "auth.event.revoked", "auth.health",
      "rooms.attach", "rooms.say", "rooms.announce", "rooms.tell", "rooms.event.room.general", "rooms.event.deliver.x",
      "matches.create", "matches.at.1.command", "games.pong.input", "games.event.over",
      "terminal.open", "terminal.at.1.run", "terminal.file", "busbridge.where", "bridge.health",
      "console.prove", "console.attach", "console.spy", "console.end", "console.at.1.input", "console.event.viewer.x",
      "console.event.desk.8", "console.event.desk.7", "console.event.desk.7.x", "console.event.desk.*",
      "console.event.desk.{console}", "console.desk", "console.desk.", "console.desk.*.", "console.desk.say.more",
      "Console.desk.say", " console.desk.say", "console.desk.say\n", "console-desk-say", "xconsole.desk.say",
      "wizards.only", "wizards", "", "*", "__vertx.reply.1", "__vertx.reply.2", "vertx.x"})
  @DisplayName("An address that no rule names can be neither sent nor published to; nothing arrives there")
  void forbidden_in(String address) {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      if (!address.startsWith("__vertx") && !address.equals("console.prove")) {
        bridge.peer().watch(address);
      }
      JsonObject refused = ann.ask(address, new JsonObject());
      assertThat(refused.getString("type")).isEqualTo("err");
      assertThat(refused.getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      ann.send(frame("publish", address)).send(frame("send", address));
      // Frames are worked off in order: what came before the answer has been refused.
      assertThat(ann.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
      assertThat(bridge.peer().arrived()).containsOnly(SAY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "auth.login", "auth.event.revoked", "rooms.event.room.general", "rooms.event.deliver.x", "rooms.say",
      "rooms.event.presence", "matches.event.match.1", "games.event.state.1", "terminal.event.viewer.1",
      "console.prove", "console.desk.say", "console.event.viewer.1", "console.event.desk.8", "console.event.desk",
      "console.event.desk.7.x", "console.event.desk.77", "console.event.desk.*", "console.event.desk.{console}",
      "wizards.only", "", "*", "__vertx.reply.1"})
  @DisplayName("An address that no rule names can neither be listened to nor answered for; nothing comes from there")
  void forbidden_out(String address) {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.register(address);
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      bridge.bus().publish(address, new JsonObject().put("secret", "swordfish"));
      ann.ask(SAY, new JsonObject());
      assertThat(ann.frames().all().toString()).doesNotContain("swordfish");
      ann.send(frame("unregister", address));
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
    }
  }

  @Test
  @DisplayName("What a role is needed for is open to whoever has it, and to administrators")
  void role_isNeeded() {
    bridge.peer().answer("wizards.only");
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB)) {
      assertThat(ann.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("err");
      assertThat(bob.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("message");
    }
    bridge.roles(BusBridge.ANN, "user", "admin");
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      assertThat(ann.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @ParameterizedTest
  @CsvSource({"hubbub-console,8", "hubbub-person,Bob", "hubbub-service,x", "hubbub-roles,admin", "hubbub-,x"})
  @DisplayName("Who forges the headers by which the bus knows it is known as itself all the same")
  void forgedHeaders_areOverwritten(String header, String forged) {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.send(frame("send", SAY).put("replyAddress", "1")
          .put("headers", new JsonObject().put(header, forged).put("mine", "kept")));
      ann.frames().await("the answer", answer -> "1".equals(answer.getString("address")));

      MultiMap headers = bridge.peer().lastHeaders();
      assertThat(headers.getAll("hubbub-console")).containsExactly("7");
      assertThat(headers.getAll("hubbub-person")).containsExactly("Ann");
      assertThat(headers.get("mine")).isEqualTo("kept");
      assertThat(headers.names()).containsExactlyInAnyOrder("hubbub-console", "hubbub-person", "mine");
    }
  }

  @ParameterizedTest
  @CsvSource({"hubbub-console", "Hubbub-Console", "HUBBUB-PERSON", "hubbub-Person"})
  @DisplayName("Capitals make no other header of it: names of headers have none")
  void forgedCapitals_areOverwritten(String header) {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.send(frame("send", SAY).put("replyAddress", "1").put("headers", new JsonObject().put(header, "Bob")));
      ann.frames().await("the answer", answer -> "1".equals(answer.getString("address")));

      assertThat(bridge.peer().lastHeaders().getAll(header)).doesNotContain("Bob").hasSize(1);
    }
  }

  @Test
  @DisplayName("Headers by which the library is told how to deliver have no effect")
  void deliveryHeaders_haveNoEffect() {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.send(frame("send", SAY).put("replyAddress", "1").put("headers", new JsonObject()
          .put("timeout", "1").put("localOnly", "true").put("codecName", "no-such-codec")));
      assertThat(ann.frames().await("the answer", answer -> "1".equals(answer.getString("address")))
          .getString("type")).isEqualTo("message");
      assertThat(bridge.peer().lastHeaders().names()).containsExactlyInAnyOrder("hubbub-console", "hubbub-person");
    }
  }

  @Test
  @DisplayName("Nobody can answer what was asked of somebody else, even who knows the address of the answer")
  void foreignReplies_areImpossible() {
    AtomicReference<String> replyAddress = new AtomicReference<>();
    bridge.bus().<JsonObject>consumer("console.desk.slow", ask -> replyAddress.set(ask.replyAddress()));
    try (BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB);
        BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      bob.send(frame("send", "console.desk.slow").put("replyAddress", "mine"));
      Await.until("the request is known", () -> replyAddress.get() != null);

      ann.send(frame("send", replyAddress.get()).put("body", new JsonObject().put("forged", true)));
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      bob.ask(SAY, new JsonObject());
      assertThat(bob.frames().all()).noneMatch(frame -> frame.encode().contains("forged"));
    }
  }

  private static JsonObject frame(String type, String address) {
    return new JsonObject().put("type", type).put("address", address).put("body", new JsonObject());
  }
}

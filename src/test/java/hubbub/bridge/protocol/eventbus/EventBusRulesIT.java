package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.EventBusClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no rule opens stays closed, address by address. */
class EventBusRulesIT {
  private static final String ECHO = EventBusRig.ECHO;

  // Whoever listens there too would be asked instead.
  private static final Set<String> PROVING = Set.of("auth.verify", "robot.prove");

  private static EventBusRig rig;
  private static String ann;
  private static String bob;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new EventBusRig(folder, EventBusRig.section());
    ann = rig.signUp("ann");
    bob = rig.signUp("bob", "wizard");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "auth.login", "auth.roles", "auth.ban", "auth.revoke", "auth.verify", "auth.service.make", "auth.event.revoked",
      "auth.health", "rooms.attach", "rooms.say", "rooms.announce", "rooms.tell", "rooms.event.room.general",
      "rooms.event.deliver.x", "matches.create", "matches.at.1.command", "games.pong.input", "games.event.over",
      "terminal.open", "terminal.at.1.run", "terminal.file", "busbridge.where", "bridge.health", "bridge.event.level",
      "console.prove", "console.attach", "console.spy", "console.desk.say", "console.event.desk.7", "hub.restart",
      "robot.prove", "robot.7.say", "robot.7.asked", "test.event.one", "test.echo", "test.echo.", "test.echo.*",
      "test.echo.one.more", "Test.echo.one", " test.echo.one", "test.echo.one\n", "test-echo-one", "xtest.echo.one",
      "own.bob.say", "own.ann.event", "own.{account}.say", "own.*.say", "wizards.only", "admins.only", "wizards",
      "", "*", "__vertx.reply.1", "__vertx.reply.2", "vertx.x"})
  @DisplayName("An address that no rule names can be neither sent nor published to; nothing arrives there")
  void forbidden_in(String address) {
    String unseen = "unseen-" + address.hashCode();
    List<String> reached = new CopyOnWriteArrayList<>();
    if (!address.isEmpty() && !PROVING.contains(address)) {
      rig.bus().<Object>consumer(address, message -> {
        if (String.valueOf(message.body()).contains(unseen)) {
          reached.add(unseen);
        }
      });
    }
    JsonObject body = new JsonObject().put("secret", unseen);
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      JsonObject refused = client.ask(address, body);
      assertThat(refused.getString("type")).isEqualTo("err");
      assertThat(refused.getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      assertThat(refused.getString("sourceAddress")).isEqualTo(address);
      client.send(frame("publish", address).put("body", body)).send(frame("send", address).put("body", body));
      // Frames are worked off in order: what came before the answer has been refused.
      assertThat(client.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
      assertThat(reached).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "auth.login", "auth.event.revoked", "auth.event.roles", "auth.event.service.gone", "rooms.event.room.general",
      "rooms.event.deliver.x", "rooms.say", "rooms.event.presence", "matches.event.match", "games.event.state.1",
      "terminal.event.viewer.1", "console.prove", "console.event.desk.7", "robot.event.gone", "robot.7.asked",
      "robot.prove", "test.echo.one", "test.event", "test.event.", "test.event.*", "test.event.one.more",
      "Test.event.one", "own.bob.event", "own.ann.say", "own.{account}.event", "wizards.event", "", "*",
      "__vertx.reply.1"})
  @DisplayName("An address that no rule names can neither be listened to nor answered for; nothing comes from there")
  void forbidden_out(String address) {
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      client.register(address);
      assertThat(client.next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      rig.bus().publish(address, new JsonObject().put("secret", "swordfish"));
      client.ask(ECHO, new JsonObject());
      assertThat(client.all()).doesNotContain("swordfish");
      client.unregister(address);
      assertThat(client.next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
    }
  }

  @Test
  @DisplayName("What is open is open: to all, to one's own name, and to whoever has the role; administrators have all")
  void rules_open() {
    rig.peer().answer("own.ann.say").answer("wizards.only").answer("admins.only");
    String root = rig.signUp("root", "admin");
    try (EventBusClient first = EventBusClient.login(rig.port(), ann);
        EventBusClient wizard = EventBusClient.login(rig.port(), bob);
        EventBusClient admin = EventBusClient.login(rig.port(), root)) {
      assertThat(first.ask("own.ann.say", new JsonObject()).getString("type")).isEqualTo("rec");
      assertThat(wizard.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("rec");
      assertThat(wizard.ask("admins.only", new JsonObject()).getString("type")).isEqualTo("err");
      assertThat(admin.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("rec");
      assertThat(admin.ask("admins.only", new JsonObject()).getString("type")).isEqualTo("rec");
      first.register("own.ann.event").ask(ECHO, new JsonObject());
      wizard.register("wizards.event").ask(ECHO, new JsonObject());
      rig.bus().publish("own.ann.event", new JsonObject());
      rig.bus().publish("wizards.event", new JsonObject());
      first.await("the own", frame -> "own.ann.event".equals(frame.getString("address")));
      wizard.await("the wizards'", frame -> "wizards.event".equals(frame.getString("address")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"test.event.one", "own.7.event", "wizards.event", "robot.8.asked", "robot.event.gone"})
  @DisplayName("Another kind of token has its own rules, and none of the accounts'")
  void otherKinds_haveTheirOwn(String address) {
    try (EventBusClient robot = EventBusClient.login(rig.port(), EventBusRig.ROBOT)) {
      robot.register(address);
      assertThat(robot.next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
    }
  }

  @ParameterizedTest
  @CsvSource({"hubbub-account,bob", "hubbub-person,Bob", "hubbub-service,x", "hubbub-roles,admin", "hubbub-,x",
      "Hubbub-Account,bob", "HUBBUB-PERSON,bob", "timeout,1", "localOnly,true", "codecName,none"})
  @DisplayName("Who forges the headers by which the bus knows it is known as itself all the same")
  void forgedHeaders_areDropped(String header, String forged) {
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      client.send(frame("send", ECHO).put("replyAddress", "1")
          .put("headers", new JsonObject().put(header, forged).put("mine", "kept")));
      client.await("the answer", answer -> "1".equals(answer.getString("address")));

      assertThat(rig.peer().lastHeaders().getAll("hubbub-account")).containsExactly("ann");
      assertThat(rig.peer().lastHeaders().getAll("hubbub-person")).containsExactly("ann");
      assertThat(rig.peer().lastHeaders().get("mine")).isEqualTo("kept");
      assertThat(rig.peer().lastHeaders().names()).containsExactlyInAnyOrder("hubbub-account", "hubbub-person", "mine");
    }
  }

  @Test
  @DisplayName("Nobody can answer what was asked of somebody else, even who knows the address of the answer")
  void foreignReplies_areImpossible() {
    AtomicReference<String> replyAddress = new AtomicReference<>();
    rig.bus().<JsonObject>consumer("test.echo.slow", ask -> replyAddress.set(ask.replyAddress()));
    AtomicReference<JsonObject> answered = new AtomicReference<>();
    try (EventBusClient asker = EventBusClient.login(rig.port(), bob);
        EventBusClient robot = EventBusClient.login(rig.port(), EventBusRig.ROBOT);
        EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      asker.request("test.echo.slow", new JsonObject());
      Await.until("the request is known", () -> replyAddress.get() != null);
      robot.register("robot.7.asked").ask(ECHO, new JsonObject());
      rig.bus().<JsonObject>request("robot.7.asked", new JsonObject()).onSuccess(one -> answered.set(one.body()));
      String robots = robot.await("the question", frame -> "robot.7.asked".equals(frame.getString("address")))
          .getString("replyAddress");

      for (String foreign : new String[] {replyAddress.get(), robots}) {
        client.send(frame("send", foreign).put("body", new JsonObject().put("forged", true)));
        assertThat(client.next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      }
      robot.send(frame("publish", robots));
      assertThat(robot.next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      robot.send(frame("send", robots).put("body", new JsonObject().put("mine", true))).ask(ECHO, new JsonObject());
      Await.until("the robot's answer is there", () -> answered.get() != null);
      assertThat(answered.get()).isEqualTo(new JsonObject().put("mine", true));
      asker.ask(ECHO, new JsonObject());
      assertThat(asker.all()).doesNotContain("forged");
    }
  }

  private static JsonObject frame(String type, String address) {
    return new JsonObject().put("type", type).put("address", address).put("body", new JsonObject());
  }
}

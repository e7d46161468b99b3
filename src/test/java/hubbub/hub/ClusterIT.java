package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.ConsolePage;
import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import hubbub.testing.SplitMatch;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three packaged hubs as one cluster. All are asked to serve everything; the first one does, until it is killed, the
 * second stands by, and of the third only its bridge is of use. The tests are one story, in this order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Duration PRESENCE = Duration.ofSeconds(15);

  @TempDir
  private static Path folder;
  private static HubCluster cluster;

  @BeforeAll
  static void start() {
    JsonObject longer = new JsonObject().put("rules", new JsonObject().put("points", 20));
    cluster = new HubCluster(folder, 3, Map.of("pong.json", longer));
    cluster.start(0, 1, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  @Order(1)
  @DisplayName("People on three nodes and two protocols hear each other in one order")
  void chat_hasOneOrder() {
    try (RwciClient ann = RwciClient.connect(node(0).http()).enter("ann", RestClient.PASSWORD, "ids");
        RwciClient bob = RwciClient.connect(node(1).http()).enter("bob", RestClient.PASSWORD, "ids");
        RwciClient cyd = RwciClient.connect(node(2).http()).enter("cyd", RestClient.PASSWORD, "ids");
        ChatMasterClient dan = ChatMasterClient.connect(node(2).tcp())) {
      dan.login("dan");
      ann.await("join", "username", "dan");
      for (int i = 0; i < 20; i++) {
        ann.say("ann " + i);
        bob.say("bob " + i);
        dan.say("dan " + i);
      }
      List<RwciClient> all = List.of(ann, bob, cyd);
      all.forEach(one -> Await.until("60 messages are here", () -> one.texts().size() >= 60));
      List<String> order = ann.texts();
      assertThat(order).hasSize(60).doesNotHaveDuplicates();
      all.forEach(one -> assertThat(one.texts()).isEqualTo(order));
      dan.awaitMessage("bob 19");
    }
  }

  @Test
  @Order(2)
  @DisplayName("A terminal and a console are reached through a node that has neither")
  void terminalAndConsole_areReached() {
    try (RestClient rest = new RestClient(node(2).http());
        TerminalClient terminal = TerminalClient.enter(node(2).http(),
            rest.token("admin", PackagedHub.ADMIN_PASSWORD));
        ConsolePage page = ConsolePage.connect(node(2).http())) {
      assertThat(terminal.whole("echo here").getJsonObject("output").getString("combined")).contains("here");
      page.login("admin").says("password_request", "Please enter your --#password:")
          .password(PackagedHub.ADMIN_PASSWORD).hears("Welcome, admin.");
      page.send("command", "say from a console");
      page.send("command", "quit").end();
    }
  }

  @Test
  @Order(3)
  @DisplayName("Whose login is revoked is sent away on every node within a second")
  void revocation_isEverywhere() {
    try (RestClient rest = new RestClient(node(0).http());
        RwciClient here = RwciClient.connect(node(1).http()).enter("fay", RestClient.PASSWORD);
        ChatMasterClient there = ChatMasterClient.connect(node(2).tcp())) {
      there.login("fay", RestClient.PASSWORD);
      String token = rest.token("fay", RestClient.PASSWORD);
      assertThat(rest.send("POST", "/api/me/password/", "{\"old\":\"" + RestClient.PASSWORD + "\",\"new\":\"fresh\"}",
          RestClient.bearer(token, "Content-Type", "application/json")).statusCode()).isEqualTo(204);
      long changed = System.nanoTime();
      here.awaitEnd();
      there.awaitEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  @Order(4)
  @DisplayName("When the node is killed that served everything, another one does, and nobody else is sent away")
  void killedNode_isReplaced() {
    try (RestClient rest = new RestClient(node(1).http());
        RwciClient gone = RwciClient.connect(node(0).http()).enter("gus", RestClient.PASSWORD);
        RwciClient other = RwciClient.connect(node(2).http()).enter("ivy", RestClient.PASSWORD);
        RwciClient left = RwciClient.connect(node(1).http()).enter("hal", RestClient.PASSWORD);
        TerminalClient terminal = TerminalClient.enter(node(2).http(),
            rest.token("admin", PackagedHub.ADMIN_PASSWORD));
        SplitMatch match = SplitMatch.begin(rest, node(1), node(2))) {
      other.await("join", "username", "hal");
      cluster.node(0).kill();
      long start = System.nanoTime();
      other.await("quit", "username", "gus");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PRESENCE);
      left.say("still here").await("message", "message", "still here");
      other.await("message", "message", "still here");
      assertThat(terminal.next("notification").getString("kind")).isEqualTo("session_closed");
      match.awaitMore();
      Await.until("both are ready", () -> node(1).isReady() && node(2).isReady());
      gone.awaitEnd();
    }
  }

  @Test
  @Order(5)
  @DisplayName("A node that stops in order hands over at once, to one that has come back")
  void stoppedNode_handsOver() {
    cluster.node(0).start();
    try (RwciClient ivy = RwciClient.connect(node(2).http()).enter("ivy", RestClient.PASSWORD)) {
      long start = System.nanoTime();
      assertThat(node(1).stop()).isZero();
      ivy.sayUntilHeard(ivy, "anybody");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }
    cluster.node(1).start();
  }

  @Test
  @Order(6)
  @DisplayName("A node that was paused finds that others serve, stands by, and its people are back and miss nothing")
  void pausedNode_standsBy() {
    try (RwciClient ann = RwciClient.connect(node(0).http()).enter("ann", RestClient.PASSWORD, "ids");
        RwciClient ivy = RwciClient.connect(node(2).http()).enter("ivy", RestClient.PASSWORD, "ids")) {
      node(0).program().signal("STOP");
      try {
        ivy.sayUntilHeard(ivy, "said meanwhile");
        Await.until("ann is told to have gone", () -> ivy.heard("quit", "username", "ann"));
      } finally {
        node(0).program().signal("CONT");
      }
      Await.until("ann is told to have come", () -> ivy.heard("join", "username", "ann"));
      ann.await("message", "message", "said meanwhile");
      Await.until("the paused node is ready", () -> node(0).isReady());
      ann.sayUntilHeard(ivy, "back again");
      Await.until("it has heard all", () -> ann.texts().containsAll(ivy.texts()));
    }
  }

  private static PackagedHub node(int number) {
    return cluster.node(number);
  }
}

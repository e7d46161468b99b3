package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Gone;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.CapturedLog;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who floods, does not read, outlives its token or looks for another way in harms nobody. */
class HostileIT {
  private static final String SAY = "console.desk.say";
  private static final String EVENTS = "console.event.desk.7";

  private BusBridge bridge;

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  @DisplayName("When the token is good no more its connections close, those of others stay")
  void tokenEnds_connectionsClose() {
    bridge = new BusBridge(with("timing", new JsonObject().put("proofSeconds", 1))
        .put("limits", new JsonObject().put("connectionsPerToken", 2)));
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient second = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB)) {
      ann.register(EVENTS).ask(SAY, new JsonObject());
      bridge.forget(BusBridge.ANN);

      for (BusClient one : List.of(ann, second)) {
        assertThat(one.frames().await("the reason", frame -> "err".equals(frame.getString("type")))
            .getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
        one.frames().awaitEnd();
      }
      assertThat(bob.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
      assertThat(BusClient.open(bridge.port(), BusBridge.ANN).frames().next().getString("type")).isEqualTo("err");
    }
  }

  @Test
  @DisplayName("A role that is taken away is gone from connections that are open")
  void roleEnds_rulesFollow() {
    bridge = new BusBridge(with("timing", new JsonObject().put("proofSeconds", 1)));
    bridge.peer().answer("wizards.only");
    try (BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB)) {
      assertThat(bob.ask("wizards.only", new JsonObject()).getString("type")).isEqualTo("message");
      bridge.roles(BusBridge.BOB, "user");
      Await.until("he may no more", () -> "err".equals(bob.ask("wizards.only", new JsonObject()).getString("type")));
    }
  }

  @Test
  @DisplayName("Who sends faster than allowed is read more slowly, loses nothing, and others are served meanwhile")
  void flood_isSlowedDown() {
    bridge = new BusBridge(with("limits", new JsonObject().put("framesPerSecond", 100)));
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB)) {
      long start = System.nanoTime();
      for (int i = 1; i <= 250; i++) {
        ann.send(new JsonObject().put("type", "send").put("address", SAY).put("replyAddress", "r" + i)
            .put("body", new JsonObject()));
      }
      assertThat(bob.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
      ann.frames().await("the last answer", frame -> "r250".equals(frame.getString("address")));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_400));
      assertThat(ann.frames().all()).filteredOn(frame -> "message".equals(frame.getString("type"))).hasSize(250);
    }
  }

  @Test
  @DisplayName("Who does not read is cut off when the bound is reached, and named in the log; others get everything")
  void slowReader_isCutOff() {
    bridge = new BusBridge(with("limits", new JsonObject().put("outboxBytes", 65_536)
        .put("connectionsPerToken", 2)));
    try (CapturedLog log = CapturedLog.of("hubbub.busbridge");
        BusClient ann = BusClient.of(TcpWire.open(bridge.port(), 4_096));
        BusClient other = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.send(BusClient.ping(BusBridge.ANN)).frames().next();
      ann.register(EVENTS).ask(SAY, new JsonObject());
      other.register(EVENTS).ask(SAY, new JsonObject());
      ann.wire().stall();
      JsonObject event = new JsonObject().put("text", "x".repeat(10_000));
      for (int i = 0; i < 1_000; i++) {
        JsonObject numbered = event.copy().put("number", i);
        bridge.bus().publish(EVENTS, numbered);
        int number = i;
        other.frames().await("event " + i, frame -> frame.getValue("body") instanceof JsonObject body
            && Integer.valueOf(number).equals(body.getInteger("number")));
      }
      Await.until("it is told", () -> log.lines().stream().anyMatch(line -> line.startsWith("WARN")
          && line.contains("busbridge.slow of=console.7")));
      ann.wire().resume();
      ann.frames().awaitEnd();
    }
  }

  @Test
  @DisplayName("When it is told that a console is gone its connections close at once, those of others stay")
  void consoleGone_connectionsClose() {
    bridge = new BusBridge(with("timing", new JsonObject().put("proofSeconds", 3_600)));
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB)) {
      bridge.bus().publish(ConsoleApi.GONE.address(), new Gone("7", "Ann").toJson());
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
      ann.frames().awaitEnd();
      assertThat(bob.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("A token is good for one connection at a time: a second one is refused and warned of")
  void sharedToken_isRefused() {
    bridge = new BusBridge(BusBridge.config());
    try (CapturedLog log = CapturedLog.of("hubbub.busbridge");
        BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN);
        BusClient thief = BusClient.open(bridge.port(), BusBridge.ANN)) {
      assertThat(thief.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.BUSY.number());
      thief.frames().awaitEnd();
      assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN")
          && line.contains("busbridge.token.shared of=console.7"));
      assertThat(ann.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("Of one token there may be only so many connections, and of all only so many; the place is free again")
  void tooManyConnections_areRefused() {
    bridge = new BusBridge(with("limits", new JsonObject().put("connectionsPerToken", 2).put("connections", 3)));
    try (BusClient one = BusClient.login(bridge.port(), BusBridge.ANN)) {
      BusClient bob = BusClient.login(bridge.port(), BusBridge.BOB);
      BusClient two = BusClient.login(bridge.port(), BusBridge.ANN);
      assertThat(BusClient.open(bridge.port()).frames().next().getInteger("failureCode"))
          .isEqualTo(ErrorCode.BUSY.number());
      bob.close();
      Await.until("a third of one token is refused", () -> {
        try (BusClient third = BusClient.open(bridge.port(), BusBridge.ANN)) {
          return third.frames().next().getString("message", "").contains("as many connections as you may");
        }
      });
      two.close();
      Await.until("the place is free", () -> {
        try (BusClient third = BusClient.open(bridge.port(), BusBridge.ANN)) {
          return "pong".equals(third.frames().next().getString("type"));
        }
      });
      assertThat(one.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("Connections without a token end after a while, and the oldest makes room for whoever may have one")
  void withoutToken_noPlaceIsHeld() {
    bridge = new BusBridge(with("limits", new JsonObject().put("unproven", 3))
        .put("timing", new JsonObject().put("firstFrameSeconds", 1)));
    List<BusClient> silent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      silent.add(BusClient.open(bridge.port()));
    }
    silent.getFirst().frames().await("it made room", frame -> frame.getString("message").contains("Others wait"));
    BusClient.login(bridge.port(), BusBridge.ANN).close();
    silent.getLast().frames().await("it was too late", frame -> frame.getString("message").contains("in time"));
    silent.forEach(one -> {
      one.frames().awaitEnd();
      one.close();
    });
  }

  @Test
  @DisplayName("An address is listened to once at a time, and only so many are")
  void registrations_areBounded() {
    JsonObject config = with("limits", new JsonObject().put("registrations", 2));
    config.getJsonArray("tokens").getJsonObject(0).getJsonArray("out").add(new JsonObject().put("address", "open.*"));
    bridge = new BusBridge(config);
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.register("open.a").register("open.a");
      assertThat(ann.frames().next().getString("message")).contains("already");
      ann.register("open.b").register("open.c");
      assertThat(ann.frames().next().getString("message")).contains("as many addresses");
      // What was answered behind them tells that the library has them.
      ann.ask(SAY, new JsonObject());
      bridge.bus().publish("open.a", new JsonObject());
      ann.frames().await("one event", frame -> "open.a".equals(frame.getString("address")));
      ann.ask(SAY, new JsonObject());
      assertThat(ann.frames().all()).filteredOn(frame -> "open.a".equals(frame.getString("address"))).hasSize(1);
    }
  }

  @Test
  @DisplayName("The library is in a folder that is its owner's alone, and lets nobody in without a ticket")
  void innerListener_isClosedToAll() throws IOException {
    bridge = new BusBridge(BusBridge.config());
    Path folder = bridge.inner().getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    for (String frame : List.of("{\"type\":\"ping\"}", "{\"type\":\"ping\",\"headers\":{\"ticket\":\"guess\"}}",
        "{\"type\":\"send\",\"address\":\"console.desk.say\",\"body\":{}}")) {
      try (SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        stranger.connect(UnixDomainSocketAddress.of(folder.resolve("bus")));
        stranger.write(ByteBuffer.wrap(BusClient.bytes(frame)));
        ByteBuffer answer = ByteBuffer.allocate(65_536);
        while (stranger.read(answer) >= 0) {
          assertThat(answer.hasRemaining()).isTrue();
        }
        assertThat(new String(answer.array(), 0, answer.position())).doesNotContain("pong");
      }
    }
    assertThat(bridge.peer().arrived()).isEmpty();
  }

  @Test
  @DisplayName("When the verticle ends everybody is told, the door is closed, and nothing is left on the disk")
  void end_leavesNothing() {
    bridge = new BusBridge(BusBridge.config());
    Path folder = bridge.inner().getParent();
    int port = bridge.port();
    try (BusClient ann = BusClient.login(port, BusBridge.ANN)) {
      bridge.vertx().deploymentIDs().forEach(id -> Await.result(bridge.vertx().undeploy(id)));
      assertThat(ann.frames().next().getString("message")).isEqualTo("The hub stops.");
      ann.frames().awaitEnd();
    }
    assertThatThrownBy(() -> TcpWire.open(port)).hasMessageContaining("cannot connect");
    assertThat(folder).doesNotExist();
  }

  private static JsonObject with(String key, JsonObject value) {
    return BusBridge.config().put(key, value);
  }
}

package hubbub.modules;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.IrcServer;
import hubbub.testing.IrcServer.Client;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrcBridgeIT {
  private static final String SOURCE = "irc/IrcBridge.java";

  @TempDir
  private Path folder;
  private LocalHub hub;
  private IrcServer server;
  private String bridge = "";

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
    server = IrcServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    hub.close();
  }

  @Test
  @DisplayName("What is said on one side is said on the other, under the name of who said it, and never comes back")
  void words_areCarried() {
    deploy(config());
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann")) {
      irc.says("bob", "#General", "hello \u0002hub\u0002, \u000304,05red\u0003!");
      ann.await("message", "message", "<bob> hello hub, red!");
      irc.says("bob", "#general", "\u0001ACTION waves\u0001");
      assertThat(ann.await("message", "message", "* bob waves").getString("author")).isEqualTo("irc");
      ann.say("hello\r\nQUIT :two lines");
      irc.await("PRIVMSG #general :<ann> hello");
      irc.await("PRIVMSG #general :<ann> QUIT :two lines");
      irc.says("bob", "#general", "\u0001VERSION\u0001").says("bob", "#elsewhere", "unheard");
      irc.says("bob", "#general", "last");
      ann.await("message", "message", "<bob> last");
      assertThat(irc.all()).noneMatch(line -> line.contains("bob"));
      assertThat(ann.texts()).noneMatch(text -> text.contains("unheard") || text.contains("VERSION"));
      irc.says("bob", "hubbub", "who are you?");
      irc.await("NOTICE bob :I carry .*");
    }
  }

  @Test
  @DisplayName("A long message is broken between characters and within the bytes that a line may have on IRC")
  void longMessage_isSplit() {
    deploy(config());
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann")) {
      String word = "smörgåsbord-🎈";
      String text = IntStream.range(0, 60).mapToObj(i -> word + i).collect(Collectors.joining(" "));
      ann.say(text + "\n" + "🎈".repeat(300));
      String prefix = "PRIVMSG #general :<ann> ";
      Await.until("all of it came", () -> irc.all().stream().filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length())).collect(Collectors.joining(" "))
          .replace("🎈 🎈", "🎈🎈").equals(text + " " + "🎈".repeat(300)));
      assertThat(irc.all()).allSatisfy(line -> assertThat(
          (":hubbub!~bridge@host.test " + line + "\r\n").getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(512));
      ann.say("line\n".repeat(30));
      irc.await("PRIVMSG #general :<ann> \\(and 20 more lines\\)");
    }
  }

  @Test
  @DisplayName("A nick that is taken is replaced, and one that the server gives is learned")
  void takenNick_isReplaced() {
    deploy(config());
    try (Client irc = server.next()) {
      irc.await("NICK hubbub");
      irc.await("USER hubbub 0 \\* :.*");
      irc.send(":irc.test 433 * hubbub :Nickname is already in use");
      irc.await("NICK hubbub_");
      irc.send("@time=2026-11-22T00:00:00Z :irc.test 001 hubbub_ :Welcome").await("JOIN #general");
      irc.send(":hubbub_!u@h JOIN :#general").send(":hubbub_!u@h NICK :other");
      irc.says("bob", "other", "who?").await("NOTICE bob :.*");
      irc.says("other", "#general", "an echo").says("bob", "#general", "no echo");
      try (RwciClient ann = enter("ann")) {
        irc.says("bob", "#general", "again");
        ann.await("message", "message", "<bob> again");
        assertThat(ann.texts()).doesNotContain("<other> an echo");
      }
    }
  }

  @Test
  @DisplayName("Passwords of server and account are shown, and without the account it does not go on")
  void passwords_areShown() {
    JsonObject config = config();
    config.getJsonObject("server").put("password", "open sesame");
    config.put("login", new JsonObject().put("sasl", "acc").put("password", "x".repeat(32)));
    deploy(config);
    try (Client irc = server.next()) {
      irc.await("CAP REQ :sasl");
      irc.await("PASS :open sesame");
      irc.send(":irc.test CAP * ACK :sasl").await("AUTHENTICATE PLAIN");
      irc.send("AUTHENTICATE +").await("AUTHENTICATE YWNjAGFjYwB4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eA==");
      irc.send(":irc.test 903 hubbub :done").await("CAP END");
      irc.send(":irc.test 904 hubbub :no").await("QUIT");
    }
  }

  @Test
  @DisplayName("After a loss of connection it comes back, says what waited, and tells what may be lost")
  void lostConnection_isMadeAgain() {
    deploy(config());
    try (CapturedLog log = CapturedLog.of("hubbub.module.irc"); RwciClient ann = enter("ann")) {
      try (Client irc = server.nextInside("#general")) {
        irc.says("bob", "#general", "first");
        ann.await("message", "message", "<bob> first");
        irc.deaf();
        ann.say("into the void");
        irc.await("PRIVMSG .*the void");
      }
      Await.until("it has noticed", () -> log.lines().stream().anyMatch(line -> line.startsWith("WARN irc.lost")));
      ann.say("while it was away");
      try (Client irc = server.nextInside("#general")) {
        irc.await("PRIVMSG #general :<ann> while it was away");
        ann.await("message", "message", "* 1 lines did not reach #general, or may not have");
        irc.deaf().awaitEnd();
      }
      server.nextInside("#general").close();
    }
  }

  @Test
  @DisplayName("It speaks at the pace that is set, and what is too much is told where it was said")
  void pace_isKept() {
    JsonObject config = config();
    config.put("limits", new JsonObject().put("burst", 2).put("paceMillis", 400).put("waiting", 3));
    deploy(config);
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann")) {
      long start = System.nanoTime();
      for (int i = 0; i < 9; i++) {
        ann.say("word " + i);
      }
      Await.until("all are said or told of", () -> said(irc) + missed(ann) == 9);
      assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L * (said(irc) - 2));
      assertThat(missed(ann)).isPositive();
    }
  }

  @Test
  @DisplayName("Two bridges between one room and one channel do not talk each other to death")
  void secondBridge_makesNoLoop() {
    deploy(config());
    Client one = server.nextInside("#general");
    deploy(config().put("name", "other").put("login", new JsonObject().put("nick", "second")));
    Client two = server.nextInside("#general");
    try (one; two; RwciClient ann = enter("ann"); CapturedLog log = CapturedLog.of("hubbub.module.irc")) {
      one.says("bob", "#general", "to both");
      ann.await("message", "author", "irc");
      two.says("bob", "#general", "to both");
      ann.await("message", "author", "other");
      // The server of the test hands nothing on by itself: what one says, the other hears.
      ann.say("from the hub");
      one.await("PRIVMSG #general :<ann> from the hub");
      two.await("PRIVMSG #general :<ann> from the hub");
      two.says("hubbub", "#general", "<ann> from the hub");
      one.says("second", "#general", "<ann> from the hub");
      Await.until("both have noticed", () -> log.lines().stream()
          .filter(line -> line.startsWith("WARN irc.echo channel=")).count() == 2);
      one.says("bob", "#general", "the end");
      ann.await("message", "message", "<bob> the end");
      assertThat(ann.texts().stream().filter(text -> text.contains("from the hub"))).hasSize(1);
      assertThat(one.all()).noneMatch(line -> line.contains("<other> <bob> to both"));
    }
  }

  @Test
  @DisplayName("Muted, it tells on IRC what did not reach the room; what the server refuses is told in the room")
  void refusals_areTold() {
    deploy(config());
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann", "rooms")) {
      hub.roles("ann", "admin");
      ann.send(RwciClient.packet("mute").put("channel", "general").put("username", "irc"));
      ann.await("mute");
      irc.says("bob", "#general", "unheard");
      irc.await("NOTICE #general :1 lines did not reach the room general: You are muted in this room.");
      ann.send(RwciClient.packet("unmute").put("channel", "general").put("username", "irc"));
      ann.await("unmute");
      irc.send(":irc.test 404 hubbub #general :Cannot send to channel");
      ann.await("message", "message", "* #general is out of reach: Cannot send to channel");
      irc.send(":op!o@h KICK #general hubbub :out").await("JOIN #general");
    }
  }

  @Test
  @DisplayName("Coming and going is told where that is wanted, and the bridge comes back to rooms started anew")
  void presence_isTold() {
    deploy(config().put("presence", true));
    try (Client irc = server.nextInside("#general")) {
      irc.send(":irc.test 353 hubbub = #general :hubbub @bob").send(":bob!b@h NICK rob").send(":rob!b@h QUIT :bye");
      try (RwciClient ann = enter("ann")) {
        irc.await("PRIVMSG #general :\\* ann came in");
        irc.send(":cyd!c@h JOIN #general");
        ann.await("message", "message", "* cyd came in");
      }
      irc.await("PRIVMSG #general :\\* ann left");
      hub.stop("rooms");
      irc.says("cyd", "#general", "while they are away");
      hub.start("rooms");
      try (RwciClient bob = enter("bob")) {
        irc.await("PRIVMSG #general :\\* bob came in");
        irc.says("cyd", "#general", "are you there?");
        bob.await("message", "message", "<cyd> are you there?");
      }
    }
    Await.result(hub.vertx().undeploy(bridge));
  }

  private static long said(Client irc) {
    return irc.all().stream().filter(line -> line.startsWith("PRIVMSG #general :<ann> word")).count();
  }

  private static long missed(RwciClient ann) {
    return ann.texts().stream().filter(text -> text.endsWith(" lines did not reach #general, or may not have"))
        .mapToLong(text -> Long.parseLong(text.split(" ")[1])).sum();
  }

  private void deploy(JsonObject config) {
    bridge = Shipped.deploy(hub, SOURCE, config);
  }

  private RwciClient enter(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, RestClient.PASSWORD, extensions);
  }

  private JsonObject config() {
    return new JsonObject().put("server", new JsonObject().put("port", server.port()))
        .put("channels", new JsonArray(List.of(new JsonObject().put("channel", "#general").put("room", "general"))))
        .put("limits", new JsonObject().put("paceMillis", 1).put("silenceSeconds", 8));
  }
}

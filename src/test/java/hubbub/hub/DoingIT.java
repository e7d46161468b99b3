package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do is told to those who ask for it, as far as the people show it. */
class DoingIT {
  private static final Path SCRIPT = Path.of("src/test/resources/console/scripted.sh").toAbsolutePath();

  private static LocalHub hub;
  private static RestClient rest;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder, Map.of("console", new JsonObject().put("command", "/bin/bash " + SCRIPT)));
    rest = new RestClient(hub.port("http"));
  }

  @AfterAll
  static void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("Who is in a match is seen there, until the match is gone, and a client that did not ask hears nothing")
  void match_isTold() {
    String token = rest.signUp("ann");
    try (RwciClient ann = enter("ann", RestClient.PASSWORD); RwciClient bob = enter("bob", "secret");
        RwciClient old = RwciClient.connect(hub.port("http")).enter("old", "secret")) {
      long match = rest.match(token);
      heard(bob, "ann", Long.toString(match));
      heard(ann, "ann", Long.toString(match));
      assertThat(doing(bob, "ann")).isEqualTo(JsonArray.of(
          new JsonObject().put("what", "match").put("where", Long.toString(match))));
      rest.send("DELETE", "/api/ongoing_matches/" + match + "/", "", RestClient.bearer(token));
      heard(bob, "ann", "");
      assertThat(doing(bob, "ann")).isNull();
      bob.say("over");
      old.await("message", "message", "over");
      assertThat(old.packets()).noneMatch(packet -> packet.getString("type").equals("doing"));
    }
  }

  @Test
  @DisplayName("Who hides what they do is seen doing nothing, at once and after a restart, until they show it again")
  void hidden_isToldToNobody() {
    String token = rest.signUp("cid");
    try (RwciClient dan = enter("dan", "secret")) {
      long match;
      try (RwciClient cid = enter("cid", RestClient.PASSWORD)) {
        assertThat(shown(cid, RwciClient.packet("shown"))).containsExactly("match");
        match = rest.match(token);
        heard(dan, "cid", Long.toString(match));
        assertThat(shown(cid, RwciClient.packet("shown").put("what", new JsonArray()))).isEmpty();
        heard(dan, "cid", "");
        assertThat(doing(dan, "cid")).isNull();
      }
      hub.stop("rooms");
      hub.start("rooms");
      try (RwciClient cid = enter("cid", RestClient.PASSWORD); RwciClient eve = enter("eve", "secret")) {
        assertThat(shown(cid, RwciClient.packet("shown"))).isEmpty();
        assertThat(doing(eve, "cid")).isNull();
        // Only what changes from here on is told to eve, so the match is known again when she hears of it.
        assertThat(shown(cid, RwciClient.packet("shown").put("what", JsonArray.of("match")))).containsExactly("match");
        heard(eve, "cid", Long.toString(match));
      }
      rest.send("DELETE", "/api/ongoing_matches/" + match + "/", "", RestClient.bearer(token));
    }
  }

  @Test
  @DisplayName("Who sits at a terminal or a console is seen there only after having chosen that, and not for longer")
  void terminalAndConsole_areTold() {
    rest.signUp("gil");
    hub.roles("gil", Principal.WIZARD);
    try (RwciClient gil = enter("gil", RestClient.PASSWORD); RwciClient hal = enter("hal", "secret")) {
      try (TerminalClient terminal = TerminalClient.enter(hub.port("http"), rest.token("gil", RestClient.PASSWORD));
          ConsolePage console = ConsolePage.connect(hub.port("http")).enter("gil", RestClient.PASSWORD)) {
        terminal.run("true");
        JsonArray both = JsonArray.of("console", "terminal");
        assertThat(shown(gil, RwciClient.packet("shown").put("what", both))).containsExactlyElementsOf(both);
        Await.until("hal is told of both", () -> told(hal, "console", "console") && told(hal, "terminal", "terminal"));
        assertThat(doing(hal, "gil")).hasSize(2);
        console.wire().close();
      }
      Await.until("hal is told that both are over", () -> told(hal, "console", "") && told(hal, "terminal", ""));
      assertThat(doing(hal, "gil")).isNull();
    }
  }

  @Test
  @DisplayName("What cannot be shown is refused")
  void nonsense_isRefused() {
    try (RwciClient fay = enter("fay", "secret")) {
      for (Object wrong : new Object[] {"match", JsonArray.of("dreams"), JsonArray.of(7), true}) {
        fay.send(RwciClient.packet("shown").put("what", wrong));
        JsonObject error = fay.await("error");
        assertThat(error.getString("code")).isEqualTo("bad-request");
        assertThat(error.getString("request")).isEqualTo("shown");
      }
    }
  }

  private static void heard(RwciClient who, String name, String where) {
    JsonObject one = new JsonObject().put("username", name).put("where", where);
    JsonArray people;
    do {
      people = who.await("doing", "what", "match").getJsonArray("people");
    } while (!people.contains(one));
  }

  /** Whether gil has been told to be there, of the two kinds that may be told in either order. */
  private static boolean told(RwciClient who, String what, String where) {
    JsonObject gil = new JsonObject().put("username", "gil").put("where", where);
    return who.packets().stream().anyMatch(packet -> packet.getString("type").equals("doing")
        && packet.getString("what").equals(what) && packet.getJsonArray("people").contains(gil));
  }

  private static JsonArray doing(RwciClient who, String name) {
    return who.send(RwciClient.packet("presence")).await("presence").getJsonArray("people").stream()
        .map(JsonObject.class::cast).filter(person -> person.getString("username").equals(name)).findFirst()
        .orElseThrow().getJsonArray("doing");
  }

  private static Iterable<Object> shown(RwciClient who, JsonObject ask) {
    return who.send(ask).await("shown").getJsonArray("what");
  }

  private static RwciClient enter(String name, String password) {
    return RwciClient.connect(hub.port("http")).enter(name, password, "rooms");
  }
}

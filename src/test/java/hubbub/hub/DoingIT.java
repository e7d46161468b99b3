package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do is told to those who ask for it, as far as the people show it. */
class DoingIT {
  private static LocalHub hub;
  private static RestClient rest;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder);
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

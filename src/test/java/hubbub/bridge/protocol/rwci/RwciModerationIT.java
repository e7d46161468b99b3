package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners and administrators do about people, over real sockets, on one hub. */
class RwciModerationIT {
  private static final List<String> DEEDS = List.of("kick", "mute", "unmute", "ban", "unban");

  private static LocalHub hub;
  private static RestClient rest;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder);
    rest = new RestClient(hub.port("http"));
    rest.signUp("boss");
    hub.roles("boss", Principal.ADMIN);
  }

  @AfterAll
  static void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("An owner puts somebody out, mutes, bans and forgives; the person hears of it, and the audit has it all")
  void owner_moderates() {
    try (RwciClient ann = enter("ann"); RwciClient bob = enter("bob")) {
      join(ann, "den");
      join(bob, "den");
      done(ann, deed("kick", "den", "bob").put("reason", "for now"));
      assertThat(bob.await("channel_delete").getString("channel")).isEqualTo("den");
      assertThat(bob.await("direct_message").getString("message"))
          .isEqualTo("You were removed from den by ann: for now");
      Await.until("ann hears of it", () -> ann.heard("channel_leave", "username", "bob"));
      join(bob, "den");
      done(ann, deed("mute", "den", "bob").put("seconds", 600));
      bob.say("den", "nobody hears this");
      assertThat(bob.await("error").getString("code")).isEqualTo("muted");
      done(ann, deed("unmute", "den", "bob"));
      bob.say("den", "thanks");
      ann.await("message", "message", "thanks");
      done(ann, deed("ban", "den", "bob"));
      bob.await("channel_delete");
      bob.send(RwciClient.packet("join_channel").put("channel", "den"));
      assertThat(bob.await("error").getString("code")).isEqualTo("banned-from-room");
      done(ann, deed("unban", "den", "bob"));
      join(bob, "den");
    }
    String admin = rest.token("boss", RestClient.PASSWORD);
    assertThat(rest.object("/api/admin/audit/?of=rooms&text=%22ann%22", admin).getJsonArray("lines").stream()
        .map(line -> ((JsonObject) line).getJsonObject("entry").getString("verb")))
        .containsExactly("unban", "ban", "unmute", "mute", "kick");
  }

  @Test
  @DisplayName("Who does not own a room does nothing to anybody there, and in the lobby only administrators do")
  void others_doNothing() {
    try (RwciClient cid = enter("cid"); RwciClient dan = enter("dan"); RwciClient boss = enter("boss")) {
      join(cid, "loft");
      join(dan, "loft");
      for (String deed : DEEDS) {
        assertThat(refused(dan, deed(deed, "loft", "cid"))).as(deed).isEqualTo("not-owner");
        assertThat(refused(cid, deed(deed, "general", "dan"))).as(deed).isEqualTo("not-owner");
      }
      done(boss, deed("mute", "general", "dan"));
      dan.say("nobody hears this");
      assertThat(dan.await("error").getString("code")).isEqualTo("muted");
      done(boss, deed("kick", "general", "dan"));
      assertThat(dan.awaitEnd()).contains("1000");
    }
  }

  @Test
  @DisplayName("Nobody acts against themselves, nor an owner against an administrator, who may act against the owner")
  void nobody_actsAboveThemselves() {
    try (RwciClient eve = enter("eve"); RwciClient boss = enter("boss")) {
      join(eve, "attic");
      join(boss, "attic");
      for (String deed : List.of("kick", "mute", "ban")) {
        assertThat(refused(eve, deed(deed, "attic", "eve"))).as(deed).isEqualTo("forbidden");
        assertThat(refused(eve, deed(deed, "attic", "BOSS"))).as(deed).isEqualTo("forbidden");
      }
      done(boss, deed("kick", "attic", "eve"));
      eve.await("channel_delete");
      join(eve, "attic");
    }
    try (RwciClient eve = enter("eve")) {
      join(eve, "attic");
      assertThat(refused(eve, deed("ban", "attic", "boss"))).as("also while away").isEqualTo("forbidden");
      assertThat(refused(eve, deed("kick", "attic", "nobody at all"))).isEqualTo("no-such-person");
    }
  }

  private static JsonObject deed(String deed, String channel, String name) {
    return RwciClient.packet(deed).put("channel", channel).put("username", name);
  }

  private static void done(RwciClient who, JsonObject deed) {
    JsonObject answer = who.send(deed).await(deed.getString("type"));
    assertThat(answer.getString("channel")).isEqualTo(deed.getString("channel"));
    assertThat(answer.getString("username")).isEqualTo(deed.getString("username"));
  }

  private static String refused(RwciClient who, JsonObject deed) {
    JsonObject answer = who.send(deed).await("error");
    assertThat(answer.getString("request")).isEqualTo(deed.getString("type"));
    return answer.getString("code");
  }

  private static void join(RwciClient who, String channel) {
    who.send(RwciClient.packet("join_channel").put("channel", channel).put("create", true)).await("channel_joined");
  }

  private static RwciClient enter(String name) {
    String password = name.equals("boss") ? RestClient.PASSWORD : "secret";
    return RwciClient.connect(hub.port("http")).enter(name, password, "rooms");
  }
}

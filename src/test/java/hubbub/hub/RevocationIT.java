package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.HeldMessages;
import hubbub.testing.LocalHub;
import hubbub.testing.Received;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that ends before its time ends on every connection it is used for, and nowhere else. */
class RevocationIT {
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static LocalHub hub;
  private static Bus bus;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder);
    bus = new Bus(hub.vertx(), Duration.ofSeconds(5));
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  @DisplayName("A logout closes the connection that came with the token, not the other one of the same person")
  void logout_closesWhatCameWithTheToken() throws Exception {
    signUp("out");
    String first = token("out");
    String second = token("out");
    try (RwciClient witness = rwci("out-witness"); ChatMasterClient watcher = guest("out-watcher");
        RwciClient page = byToken(first); ChatMasterClient terminal = terminal(Map.of("token", second))) {
      witness.await("join", "username", "out");
      assertThat(api("DELETE", "/api/token/", first, "").statusCode()).isEqualTo(204);
      endedPage(page, "The login was revoked.", "close 4104");
      terminal.say("I am still here");
      witness.await("message", "message", "I am still here");
      assertThat(heard(witness, "out")).containsExactly("join");
      assertThat(api("POST", "/api/logout/", second, "").statusCode()).isEqualTo(302);
      endedTerminal(terminal, "The login was revoked.");
      wentOnce("out", witness, watcher);
      assertThat(refusedToken(first)).isEqualTo("close 4100");
      assertThat(refused(Map.of("token", second))).isEqualTo("The token is not valid.");
      assertThat(api("GET", "/api/me/", first, "").statusCode()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("Who logs out everywhere is out on every connection, however it came, and may come in again at once")
  void logoutEverywhere_closesAllOfTheAccount() throws Exception {
    signUp("sue");
    String first = token("sue");
    String second = token("sue");
    try (RwciClient witness = rwci("sue-witness"); ChatMasterClient watcher = guest("sue-watcher");
        RwciClient page = byToken(first);
        ChatMasterClient terminal = terminal(Map.of("username", "sue", "password", "secret"))) {
      witness.await("join", "username", "sue");
      assertThat(api("DELETE", "/api/me/logins/", second, "").statusCode()).isEqualTo(204);
      endedPage(page, "The login was revoked.", "close 4104");
      endedTerminal(terminal, "The login was revoked.");
      wentOnce("sue", witness, watcher);
      assertThat(refusedToken(first)).isEqualTo("close 4100");
      assertThat(api("DELETE", "/api/me/logins/", second, "").statusCode()).isEqualTo(401);
      terminal(Map.of("username", "sue", "password", "secret")).close();
    }
  }

  @Test
  @DisplayName("A new password closes every connection of the account, however it logged in, and nobody else's")
  void newPassword_closesAllOfTheAccount() throws Exception {
    signUp("pat");
    String token = token("pat");
    try (RwciClient witness = rwci("pat-witness"); ChatMasterClient watcher = guest("pat-watcher");
        ChatMasterClient other = terminal(Map.of("username", "pat-witness", "password", "secret"));
        RwciClient page = rwci("pat"); ChatMasterClient terminal = terminal(Map.of("token", token))) {
      witness.await("join", "username", "pat");
      assertThat(api("POST", "/api/me/password/", token, "{\"old\":\"secret\",\"new\":\"fresh\"}").statusCode())
          .isEqualTo(204);
      endedPage(page, "The login was revoked.", "close 4104");
      endedTerminal(terminal, "The login was revoked.");
      wentOnce("pat", witness, watcher);
      other.say("not me");
      watcher.awaitMessage("not me");
      assertThat(refusedToken(token)).isEqualTo("close 4100");
      assertThat(refused(Map.of("username", "pat", "password", "secret"))).isEqualTo("Unknown name or wrong password.");
      terminal(Map.of("username", "pat", "password", "fresh")).close();
    }
  }

  @Test
  @DisplayName("A ban closes every connection of the account and says so; while it lasts nobody gets in")
  void ban_closesAllOfTheAccount() throws Exception {
    signUp("bad");
    String token = token("bad");
    try (RwciClient witness = rwci("bad-witness"); ChatMasterClient watcher = guest("bad-watcher");
        RwciClient page = byToken(token);
        ChatMasterClient terminal = terminal(Map.of("username", "bad", "password", "secret"))) {
      witness.await("join", "username", "bad");
      Await.result(bus.call(AuthApi.BAN, new Ban("admin", "BAD", Long.MAX_VALUE, "rude")));
      endedPage(page, "The account was banned.", "close 4105");
      endedTerminal(terminal, "The account was banned.");
      wentOnce("bad", witness, watcher);
      assertThat(refusedToken(token)).isEqualTo("close 4105");
      assertThat(refused(Map.of("username", "bad", "password", "secret"))).isEqualTo("This account is banned.");
      Await.result(bus.call(AuthApi.UNBAN, new ByActor("admin", "bad", "")));
      assertThat(refusedToken(token)).as("the ban ended the token for good").isEqualTo("close 4100");
      rwci("bad").close();
    }
  }

  @Test
  @DisplayName("A guest is not concerned by what happens to an account that was made under its name meanwhile")
  void guest_isNotConcerned() throws Exception {
    try (ChatMasterClient guest = guest("shade"); RwciClient witness = rwci("shade-witness")) {
      signUp("shade");
      Await.result(bus.call(AuthApi.BAN, new Ban("admin", "shade", Long.MAX_VALUE, "")));
      witness.say("did you hear?");
      guest.awaitMessage("did you hear?");
      guest.say("it was not me");
      witness.await("message", "message", "it was not me");
    }
  }

  @Test
  @DisplayName("Who is banned, or logs out elsewhere, in the middle of entering does not get in, over either protocol")
  void endedWhileEntering_isNotLetIn() throws Exception {
    signUp("mid");
    String token = token("mid");
    try (RwciClient witness = rwci("mid-witness"); HeldMessages held = HeldMessages.to(hub.vertx(), RoomsApi.ATTACH);
        RwciClient page = RwciClient.connect(hub.port("http"));
        ChatMasterClient terminal = ChatMasterClient.connect(hub.port("tcp"))) {
      page.send(RwciClient.packet("auth").put("token", token));
      terminal.await("request");
      terminal.command("login", Map.of("username", "mid", "password", "secret"));
      held.await(2);
      api("DELETE", "/api/token/", token, "");
      Await.result(bus.call(AuthApi.BAN, new Ban("admin", "mid", Long.MAX_VALUE, "")));
      held.release();
      assertThat(page.await("auth").getBoolean("success")).isFalse();
      assertThat(page.awaitEnd()).startsWith("close 4100");
      assertThat(reason(terminal.await("session"))).isEqualTo("This account is banned.");
      witness.say("nobody came");
      witness.await("message", "message", "nobody came");
      Await.until("nobody is here under that name", () -> !people(witness).contains("mid"));
    }
  }

  private static void endedPage(RwciClient page, String words, String end) {
    ended(page.wire().received());
    assertThat(page.awaitEnd()).startsWith(end);
    assertThat(page.packets().getLast())
        .isEqualTo(RwciClient.packet("direct_message").put("author", "server").put("message", words));
  }

  private static void endedTerminal(ChatMasterClient terminal, String words) {
    ended(terminal.packages());
    assertThat(terminal.awaitEnd()).isEqualTo("eof");
    assertThat(terminal.packages().all().getLast()).isEqualTo(new JsonObject().put("type", "message")
        .put("data", new JsonObject().put("message", words).put("username", "server")));
    // As clients do that hear of the end; the hub waits some seconds for it.
    terminal.close();
  }

  private static void ended(Received<?> connection) {
    Await.until("the connection is closed", PROMISED, () -> connection.end().isPresent());
  }

  private static void wentOnce(String who, RwciClient witness, ChatMasterClient watcher) {
    watcher.awaitEvent("user_left");
    witness.await("quit", "username", who);
    witness.say("after " + who);
    watcher.awaitMessage("after " + who);
    assertThat(heard(witness, who)).containsExactly("join", "quit");
    assertThat(watcher.packages().all().stream().filter(parcel -> parcel.getString("type").equals("notification"))
        .map(parcel -> parcel.getJsonObject("data"))
        .filter(data -> who.equals(data.getString("username"))).map(data -> data.getString("event_type")))
        .containsExactly("user_joined", "user_left");
  }

  private static List<String> heard(RwciClient client, String who) {
    return client.packets().stream().filter(packet -> who.equals(packet.getString("username")))
        .map(packet -> packet.getString("type")).toList();
  }

  private static List<Object> people(RwciClient client) {
    return client.send(RwciClient.packet("user_list")).await("user_list").getJsonArray("users").stream().toList();
  }

  private static RwciClient rwci(String name) {
    return RwciClient.connect(hub.port("http")).enter(name, "secret");
  }

  private static RwciClient byToken(String token) {
    RwciClient client = RwciClient.connect(hub.port("http"));
    assertThat(client.send(RwciClient.packet("auth").put("token", token)).await("auth").getBoolean("success")).isTrue();
    return client;
  }

  private static String refusedToken(String token) {
    try (RwciClient client = RwciClient.connect(hub.port("http"))) {
      assertThat(client.send(RwciClient.packet("auth").put("token", token)).await("auth").getString("status"))
          .isEqualTo("Login failed");
      return client.awaitEnd().substring(0, "close 4100".length());
    }
  }

  private static ChatMasterClient guest(String name) {
    return terminal(Map.of("username", name));
  }

  private static ChatMasterClient terminal(Map<String, Object> login) {
    ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"));
    client.await("request");
    assertThat(client.command("login", login).await("session").getJsonObject("data").getValue("status"))
        .isEqualTo(true);
    return client;
  }

  private static String refused(Map<String, Object> login) {
    try (ChatMasterClient client = ChatMasterClient.connect(hub.port("tcp"))) {
      client.await("request");
      return reason(client.command("login", login).await("session"));
    }
  }

  private static String reason(JsonObject session) {
    assertThat(session.getJsonObject("data").getValue("status")).isEqualTo(false);
    return session.getJsonObject("data").getString("reason");
  }

  private static void signUp(String name) throws IOException, InterruptedException {
    assertThat(api("POST", "/api/users/sign_up/", "", proof(name)).statusCode()).isEqualTo(201);
  }

  private static String token(String name) throws IOException, InterruptedException {
    return new JsonObject(api("POST", "/api/token/", "", proof(name)).body()).getString("token");
  }

  private static String proof(String name) {
    return new JsonObject().put("username", name).put("password", "secret").encode();
  }

  private static HttpResponse<String> api(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port("http") + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .header("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Token " + token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}

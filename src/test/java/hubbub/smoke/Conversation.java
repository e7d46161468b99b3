package hubbub.smoke;

import hubbub.testing.ChatMasterClient;
import hubbub.testing.MatchClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Talks each protocol of a running hub once. A program of its own as well, for the build trains the AOT cache with it:
 * {@code Conversation HTTP_PORT CHATMASTER_PORT}.
 */
public final class Conversation {
  private static final String NAME = "smoke";
  private static final String RIVAL = "mirrors";
  private static final String PASSWORD = "nothing burns";

  private final HttpClient client = HttpClient.newHttpClient();
  private final int http;
  private final int chatMaster;

  Conversation(int http, int chatMaster) {
    this.http = http;
    this.chatMaster = chatMaster;
  }

  /** Plays it against the ports given; fails with a stack trace, since only developers see it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Conversation conversation = new Conversation(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    conversation.http();
    conversation.chat();
    conversation.play();
    System.exit(0);
  }

  /** Health, the page, an account and a token over HTTP. */
  void http() throws IOException, InterruptedException {
    expect(200, get("/health/live", ""));
    expect(200, get("/health/ready", ""));
    expect(200, get("/", ""));
    expect(201, post("/api/users/sign_up/", account(NAME)));
    String me = expect(200, get("/api/me/", "Token " + token(NAME)));
    if (!NAME.equals(new JsonObject(me).getString("username"))) {
      throw new AssertionError("not me: " + me);
    }
  }

  /** Two people in one room, each over a protocol of their own. */
  void chat() {
    try (RwciClient page = RwciClient.connect(http).enter(NAME, PASSWORD);
        ChatMasterClient terminal = ChatMasterClient.connect(chatMaster)) {
      JsonObject session = terminal.login("visitor");
      if (!Boolean.TRUE.equals(session.getJsonObject("data").getValue("status"))) {
        throw new AssertionError("the guest was refused: " + session);
      }
      page.say("hello from a websocket");
      terminal.awaitMessage("hello from a websocket");
      terminal.say("hello from a socket");
      page.await("message", "message", "hello from a socket");
    }
  }

  /** Two people in one match, from its making to its first frames; it is still being played when this ends. */
  void play() throws IOException, InterruptedException {
    String host = "Token " + token(NAME);
    expect(201, post("/api/users/sign_up/", account(RIVAL)));
    String match = expect(201, post("/api/ongoing_matches/", new JsonObject(), "Authorization", host));
    long id = new JsonObject(match).getLong("id");
    try (MatchClient left = MatchClient.connect(http, id, "host", "Authorization: " + host).succeeds();
        MatchClient right = MatchClient.enter(http, id, "challenger", token(RIVAL))) {
      right.command("ready").command("no such command").awaitError();
      left.command("start_match").await("init");
      left.command("up").await("status");
      right.command("down").await("status");
    }
    expect(200, get("/api/ongoing_matches/" + id + "/", host));
  }

  private String token(String name) throws IOException, InterruptedException {
    return new JsonObject(expect(200, post("/api/token/", account(name)))).getString("token");
  }

  private static JsonObject account(String name) {
    return new JsonObject().put("username", name).put("password", PASSWORD);
  }

  private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, JsonObject body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request
        .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http + path);
  }

  private static String expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }
}

package hubbub.smoke;

import hubbub.testing.ChatMasterClient;
import hubbub.testing.MatchClient;
import hubbub.testing.Received;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Talks each protocol of a running hub. A program of its own as well, for the build trains the AOT cache with it:
 * {@code Conversation HTTP_PORT CHATMASTER_PORT ADMIN_PASSWORD}. It talks for some seconds then, so that the cache
 * tells the JVM of the next start what is called often.
 */
public final class Conversation {
  private static final String NAME = "smoke";
  private static final String RIVAL = "mirrors";
  private static final String PASSWORD = "nothing burns";

  /** As often as it takes for the JVM to have a look at what is called. */
  private static final int TRAINING = 300;

  private final HttpClient client = HttpClient.newHttpClient();
  private final int http;
  private final int chatMaster;
  private final int times;

  /** A conversation with so many frames of a match and so many keys typed. */
  Conversation(int http, int chatMaster, int times) {
    this.http = http;
    this.chatMaster = chatMaster;
    this.times = times;
  }

  /** Plays it against the ports given; fails with a stack trace, since only developers see it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Conversation conversation = new Conversation(Integer.parseInt(args[0]), Integer.parseInt(args[1]), TRAINING);
    conversation.http();
    conversation.chat();
    conversation.play();
    conversation.command(args[2]);
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

  /** Somebody at netcat in the same room, over the line protocol. */
  void line(int port) {
    try (RwciClient page = RwciClient.connect(http).enter(NAME, PASSWORD); TcpWire netcat = TcpWire.open(port)) {
      Received<String> lines = netcat.lines();
      netcat.send("login netcat\r\n");
      lines.await("the room", ("* You are in general with " + NAME + ".")::equals);
      page.say("hello to netcat");
      lines.await("the message", ("<" + NAME + "> hello to netcat")::equals);
      netcat.send("hello from netcat\n/quit\n");
      page.await("message", "message", "hello from netcat");
      lines.await("a good-bye", "* Goodbye."::equals);
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
      left.command("up");
      right.command("down");
      for (int i = 0; i < times; i++) {
        left.await("status");
        right.await("status");
      }
    }
    expect(200, get("/api/ongoing_matches/" + id + "/", host));
  }

  /** A command on a terminal, with the echo of what is typed into it. */
  void command(String adminPassword) throws IOException, InterruptedException {
    JsonObject admin = account("admin").put("password", adminPassword);
    String token = new JsonObject(expect(200, post("/api/token/", admin))).getString("token");
    try (TerminalClient wizard = TerminalClient.enter(http, token)) {
      long cat = wizard.run("cat", new JsonObject().put("pty", new JsonObject().put("cols", 80).put("rows", 24)));
      for (int i = 0; i < times; i++) {
        wizard.typeBinary(cat, "k");
        wizard.drawn(cat, "k");
      }
      wizard.typeBinary(cat, "\n\u0004");
      int exitCode = wizard.whole(cat).getInteger("exitCode");
      if (exitCode != 0) {
        throw new AssertionError("cat ended with " + exitCode);
      }
    }
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

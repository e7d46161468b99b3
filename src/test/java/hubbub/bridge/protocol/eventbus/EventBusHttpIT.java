package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.EventBusClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked over HTTP at the door to the event bus, and where it opens. */
class EventBusHttpIT {
  private static EventBusRig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new EventBusRig(folder, EventBusRig.section());
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  @DisplayName("Clients of SockJS learn that there are websockets, and that no cookie makes them stick to a node")
  void info_isHonest() {
    HttpResponse<String> answer = rig.rest().send("GET", "/eventbus/info", "");
    JsonObject info = new JsonObject(RestClient.expect(200, answer));
    assertThat(info.getBoolean("websocket")).isTrue();
    assertThat(info.getBoolean("cookie_needed")).isFalse();
    assertThat(info.getLong("entropy")).isBetween(0L, 1L << 32);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(RestClient.expect(200, rig.rest().send("GET", "/eventbus/", ""))).isEqualTo("Welcome to SockJS!\n");
  }

  @ParameterizedTest
  @CsvSource({"https://friend.example,https://friend.example", "https://foe.example,", "null,"})
  @DisplayName("Pages of other origins may read that where the configuration names them, and nowhere else")
  void info_isForFriends(String origin, String allowed) {
    for (String method : new String[] {"GET", "OPTIONS"}) {
      HttpResponse<String> answer = rig.rest().send(method, "/eventbus/info", "", "Origin", origin);
      assertThat(answer.statusCode()).isEqualTo(method.equals("GET") ? 200 : 204);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse(null)).isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "POST,/eventbus/000/abcdefgh/xhr,404", "POST,/eventbus/000/abcdefgh/xhr_streaming,404",
      "POST,/eventbus/000/abcdefgh/xhr_send,404", "GET,/eventbus/000/abcdefgh/eventsource,404",
      "GET,/eventbus/000/abcdefgh/htmlfile?c=x,404", "GET,/eventbus/000/abcdefgh/jsonp?c=x,404",
      "POST,/eventbus/000/abcdefgh/jsonp_send,404", "GET,/eventbus/iframe.html,404", "POST,/eventbus/chunking_test,404",
      "GET,/eventbus/nothing,404", "GET,/eventbus/a.b/c/websocket,404",
      "GET,/eventbus/websocket,400", "GET,/eventbus/000/abcdefgh/websocket,400",
      "POST,/eventbus/websocket,405", "PUT,/eventbus/000/abcdefgh/websocket,405", "POST,/eventbus/info,405",
      "DELETE,/eventbus/,405"})
  @DisplayName("The other transports are not there, and what is there is asked in its own way only")
  void otherTransports_areRefused(String method, String path, int status) {
    HttpResponse<String> answer = rig.rest().send(method, path, "");
    assertThat(new JsonObject(RestClient.expect(status, answer)).getString("detail")).isNotEmpty();
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/eventbus", "/eventbus/", "/eventbus/info", "/eventbus/x", "/eventbus/a/websocket",
      "/eventbus/a.b/c/websocket", "/eventbus/a/b/c/websocket", "/eventbus/a/b/xhr", "/eventbus//b/websocket",
      "/eventbus/websocket/", "/eventbusx/websocket"})
  @DisplayName("A websocket is opened nowhere else")
  void otherPaths_areNoWebsockets(String path) {
    try (TcpWire tcp = TcpWire.open(rig.port())) {
      assertThat(WebSocketWire.start(tcp, rig.port(), path).handshake()).doesNotStartWith("HTTP/1.1 101");
    }
  }

  @Test
  @DisplayName("A page of another origin opens no websocket, with or without a cookie; one of a listed origin does")
  void otherOrigins_areRefused() {
    String ann = rig.signUp("ann");
    for (String path : new String[] {"/eventbus/websocket", "/eventbus/000/abcdefgh/websocket"}) {
      try (TcpWire tcp = TcpWire.open(rig.port())) {
        assertThat(WebSocketWire.start(tcp, rig.port(), path, "Origin: https://foe.example", "Cookie: hubbub=" + ann)
            .handshake()).startsWith("HTTP/1.1 403");
      }
    }
    try (EventBusClient friend = EventBusClient.plain(rig.port(), "Origin: https://friend.example",
        "Cookie: hubbub=" + ann)) {
      assertThat(friend.ask(EventBusRig.ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  @Test
  @DisplayName("A listener that does not serve the door has none")
  void otherListeners_haveNoDoor(@TempDir Path folder) {
    try (LocalHub hub = LocalHub.in(folder); TcpWire tcp = TcpWire.open(hub.port("http"));
        RestClient rest = new RestClient(hub.port("http"))) {
      assertThat(WebSocketWire.start(tcp, hub.port("http"), "/eventbus/websocket").handshake())
          .startsWith("HTTP/1.1 404");
      RestClient.expect(404, rest.send("GET", "/eventbus/info", ""));
    }
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told while people are there, and who may hear it. */
class MetricsIT {
  @TempDir
  private Path folder;
  private LocalHub hub;
  private RestClient rest;
  private String admin;

  @BeforeEach
  void start() {
    JsonObject bridge = LocalHub.allProtocols();
    JsonArray listeners = bridge.getJsonArray("listeners");
    listeners.getJsonObject(0).getJsonArray("serves").add("metrics");
    listeners.add(new JsonObject().put("name", "watch").put("serves", new JsonArray().add("open-metrics")));
    hub = LocalHub.in(folder, bridge);
    rest = new RestClient(hub.port("http"));
    rest.signUp("boss");
    hub.roles("boss", Principal.ADMIN);
    admin = rest.token("boss", RestClient.PASSWORD);
  }

  @AfterEach
  void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("Connections, messages, fan-out, requests, store, people and rooms are told as they are")
  void figures_areTrue() {
    try (RwciClient ann = RwciClient.connect(hub.port("http")).enter("ann", "secret");
        RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", "secret");
        ChatMasterClient cem = ChatMasterClient.connect(hub.port("tcp"))) {
      cem.login("cem");
      for (int i = 0; i < 5; i++) {
        ann.say("hello " + i);
        bob.await("message", "message", "hello " + i);
      }
      // Each bridge instance tells what it has counted once a second, and an answer may come behind what was said.
      Await.until("all is counted", () -> value("hub_messages_in_total{protocol=\"rwci\"}") >= 7
          && value("hub_messages_out_total{protocol=\"rwci\"}") >= 15
          && value("hub_messages_out_total{protocol=\"chatmaster\"}") >= 7
          && value("hub_request_seconds_count{address=\"rooms.say\"}") >= 5
          && value("hub_people") == 3);
      assertThat(value("hub_connections{protocol=\"rwci\"}")).isEqualTo(2);
      assertThat(value("hub_connections{protocol=\"chatmaster\"}")).isEqualTo(1);
      // Each of the five to bob and to its author, besides the answers to two logins.
      assertThat(value("hub_messages_out_total{protocol=\"rwci\"}")).isBetween(15.0, 30.0);
      assertThat(value("hub_messages_out_total{protocol=\"chatmaster\"}")).isBetween(7.0, 12.0);
      assertThat(value("hub_fanout_seconds_count")).isGreaterThanOrEqualTo(5);
      assertThat(value("hub_request_seconds_count{address=\"rooms.say\"}")).isEqualTo(5);
      assertThat(value("hub_request_seconds_count{address=\"rooms.attach\"}")).isEqualTo(3);
      assertThat(value("hub_store_seconds_count{operation=\"append\",store=\"rooms\"}")).isGreaterThanOrEqualTo(8);
      assertThat(value("hub_store_pending{store=\"rooms\"}")).isZero();
      assertThat(value("hub_rooms")).isEqualTo(2);
      assertThat(value("hub_terminals")).isZero();
      assertThat(value("hub_ptys")).isZero();
      assertThat(value("hub_consoles")).isZero();
      assertThat(value("hub_outbox_bytes")).isZero();
      assertThat(value("hub_slow_closes_total")).isZero();
      assertThat(value("hub_http_request_seconds_count{method=\"GET\",status=\"200\"}")).isPositive();
    }
    Await.until("nobody is connected", () -> value("hub_connections{protocol=\"rwci\"}") == 0
        && value("hub_people") == 0);
  }

  @Test
  @DisplayName("The second look has the lateness of event loops, and a match that of its ticks")
  void lateness_isTold() {
    text();
    String ann = rest.signUp("ann");
    String ben = rest.signUp("ben");
    long match = rest.match(ann);
    try (MatchClient host = MatchClient.enter(hub.port("http"), match, "host", ann);
        MatchClient challenger = MatchClient.enter(hub.port("http"), match, "challenger", ben)) {
      host.start(rest, match, ann, challenger);
      Await.until("ticks are told", () -> value("hub_tick_late_seconds_count{game=\"pong\"}") > 10);
      Await.until("loops are told", () -> value("hub_loop_lag_seconds_count") > 0);
      Await.until("the match is counted", () -> value("hub_matches") == 1);
      assertThat(value("hub_connections{protocol=\"match\"}")).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("A request that fails is counted by its address and its error, without ids of single objects")
  void failures_areCounted() {
    rest.send("GET", "/api/users/nobody/", "", RestClient.bearer(admin));
    assertThat(value("hub_request_failures_total{address=\"auth.account\",error=\"no-such-account\"}")).isEqualTo(1);
    assertThat(text()).doesNotContainPattern("address=\"[a-z.]*[.]at[.][0-9a-f]{3,}");
  }

  @Test
  @DisplayName("On the main listener administrators alone may look; on one of its own everybody who reaches it")
  void strangers_areRefused() {
    assertThat(rest.send("GET", "/metrics", "").statusCode()).isEqualTo(401);
    assertThat(rest.send("GET", "/metrics", "", RestClient.bearer("nonsense")).statusCode()).isEqualTo(401);
    assertThat(rest.send("GET", "/metrics", "", RestClient.bearer(rest.signUp("ann"))).statusCode()).isEqualTo(403);
    HttpResponse<String> answer = rest.send("GET", "/metrics", "", RestClient.bearer(admin));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(rest.send("HEAD", "/metrics", "", RestClient.bearer(admin)).statusCode()).isEqualTo(200);
    HttpResponse<String> other = rest.send("POST", "/metrics", "", RestClient.bearer(admin));
    assertThat(other.statusCode()).isEqualTo(405);
    assertThat(other.headers().firstValue("allow")).contains("GET, HEAD");
    try (RestClient watch = new RestClient(hub.port("watch"))) {
      assertThat(watch.send("GET", "/metrics", "").statusCode()).isEqualTo(200);
      assertThat(watch.send("GET", "/api/me/", "").statusCode()).isEqualTo(404);
    }
  }

  private String text() {
    try (RestClient watch = new RestClient(hub.port("watch"))) {
      return RestClient.expect(200, watch.send("GET", "/metrics", ""));
    }
  }

  private double value(String sample) {
    Matcher found = Pattern.compile("^" + Pattern.quote(sample) + " ([0-9.E+-]+)$", Pattern.MULTILINE).matcher(text());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import hubbub.testing.RedisServer;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services with tokens at packaged hubs that are killed, and at several nodes. */
class ServiceIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A token outlives kill -9 of the hub; a service that comes back is asked and answers as before")
  void token_outlivesTheHub() {
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords()))) {
      String token = hub.service("echo", List.of("service.echo.*"), List.of("service.echo.*"));
      try (BusClient echo = BusClient.login(hub.port(7000), token)) {
        answersItself(echo);
        hub.kill();
        echo.frames().awaitEnd();
      }
      hub.start();
      try (BusClient echo = BusClient.login(hub.port(7000), token)) {
        answersItself(echo);
      }
    }
  }

  @Test
  @DisplayName("One node's token is good at the other, services of both ask each other, and a revocation closes both")
  void revocation_closesOnEachNode() {
    Assumptions.assumeTrue(RedisServer.available());
    try (HubCluster cluster = new HubCluster(folder, 2, Map.of("auth.json", PackagedHub.cheapPasswords()))) {
      cluster.start(0, 1);
      String token = cluster.node(0).service("echo", List.of("service.*.*"), List.of("service.echo.*"));
      String other = cluster.node(1).service("other", List.of("service.*.*"), List.of("service.other.*"));
      try (BusClient first = BusClient.login(cluster.node(0).port(7000), token);
          BusClient second = BusClient.login(cluster.node(1).port(7000), token);
          BusClient stays = BusClient.login(cluster.node(1).port(7000), other)) {
        answersItself(first);
        answersItself(stays, "service.other.ping");
        try (RestClient rest = new RestClient(cluster.node(1).http())) {
          String admin = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
          RestClient.expect(204, rest.send("DELETE", "/api/admin/services/echo/", "", RestClient.bearer(admin)));
        }
        long revoked = System.nanoTime();
        for (BusClient one : List.of(first, second)) {
          assertThat(one.frames().await("the reason", frame -> "err".equals(frame.getString("type")))
              .getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
          one.frames().awaitEnd();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(1));
        answersItself(stays, "service.other.pong");
      }
    }
  }

  private static void answersItself(BusClient echo) {
    answersItself(echo, "service.echo.ping");
  }

  /** Listens at an address, asks there, answers and hears the answer. */
  private static void answersItself(BusClient service, String address) {
    service.register(address).send(new JsonObject().put("type", "ping"));
    service.frames().await("pong", frame -> "pong".equals(frame.getString("type")));
    AtomicReference<JsonObject> heard = new AtomicReference<>();
    // In a cluster it takes a moment until an address is known.
    Await.until("it is asked", () -> {
      service.send(new JsonObject().put("type", "send").put("address", address).put("replyAddress", "mine")
          .put("body", new JsonObject().put("text", "hello")));
      heard.set(service.frames().await("the request",
          frame -> address.equals(frame.getString("address")) || "mine".equals(frame.getString("address"))));
      return heard.get().containsKey("replyAddress");
    });
    JsonObject request = heard.get();
    service.send(new JsonObject().put("type", "send").put("address", request.getString("replyAddress"))
        .put("body", request.getJsonObject("body")));
    assertThat(service.frames().await("the answer", frame -> "mine".equals(frame.getString("address")))
        .getJsonObject("body").getString("text")).isEqualTo("hello");
  }
}

package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import hubbub.testing.RedisServer;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose stores are carried into Redis by the packaged tool, and back from a backup after all was lost. */
@EnabledIf("hubbub.testing.RedisServer#available")
class MigrationIT {
  private static final List<String> STORES = List.of("auth", "rooms", "matches", "terminal", "console");

  @TempDir
  private Path folder;

  @Test
  @DisplayName("People keep accounts, tokens and history on the way into Redis, and back from a backup of it")
  void stores_carriedOver() throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    String backup = folder.resolve("backup.gz").toString();
    String token;
    try (RedisServer redis = RedisServer.durable()) {
      try (PackagedHub embedded = PackagedHub.start(one, "hub.json"); RestClient rest = new RestClient(embedded.http());
          RwciClient page = RwciClient.connect(embedded.http())) {
        token = rest.signUp("ann");
        page.enter("ann", RestClient.PASSWORD).say("before");
        page.await("message", "message", "before");
        assertThat(tool(1, one, "verify", conf(one), conf(one))).contains("is in use by process",
            "Stop the hub first");
        embedded.stop();
      }
      assertThat(tool(0, one, "copy", conf(one), redis.address())).contains("rooms: ", "equal");

      try (PackagedHub clustered = PackagedHub.start(two, "hub.json", inRedis(redis))) {
        check(clustered, token, "before");
        say(clustered, "in Redis");
        clustered.stop();
      }
      assertThat(tool(0, two, "backup", redis.address(), backup)).contains("auth: ");
    }
    assertThat(tool(1, one, "restore", backup, conf(one))).contains("--overwrite");
    assertThat(tool(0, one, "restore", backup, conf(one), "--overwrite")).contains("rooms: ", "equal");
    try (PackagedHub again = PackagedHub.start(one, "hub.json")) {
      check(again, token, "before", "in Redis");
    }
  }

  private static void say(PackagedHub hub, String text) {
    try (RwciClient page = RwciClient.connect(hub.http())) {
      page.enter("ann", RestClient.PASSWORD).say(text).await("message", "message", text);
    }
  }

  /** The token of the first hub is still good, and all that was said is there, in its order. */
  private static void check(PackagedHub hub, String token, String... said) {
    try (RestClient rest = new RestClient(hub.http()); RwciClient page = RwciClient.connect(hub.http())) {
      assertThat(rest.object("/api/me/", token).getString("username")).isEqualTo("ann");
      page.enter("ann", RestClient.PASSWORD, "ids", "history");
      assertThat(page.historyBefore("general", "", 50).getJsonArray("messages").stream()
          .map(line -> ((JsonObject) line).getString("message")).toList()).containsExactly(said);
    }
  }

  private static Map<String, JsonObject> inRedis(RedisServer redis) {
    JsonObject store = new JsonObject().put("store", new JsonObject().put("type", "redis")
        .put("redis", new JsonObject().put("addresses", new JsonArray().add(redis.address()))));
    Map<String, JsonObject> changes = new HashMap<>();
    STORES.forEach(name -> changes.put(name + ".json", store));
    return changes;
  }

  private static String conf(Path hub) {
    return hub.resolve("conf/hub.json").toString();
  }

  /** Runs the packaged tool for a hub's data folder and returns what it said. */
  private String tool(int exitCode, Path hub, String... words) throws IOException {
    Path place = Files.createTempDirectory(folder, "tool");
    try (Program tool = Program.start(place, Program.DISTRIBUTION.resolve("bin/store"),
        Map.of("HUBBUB_DATA", hub.resolve("data").toString()), words)) {
      int code = tool.exitCode();
      assertThat(code).as(tool.errors()).isEqualTo(exitCode);
      return tool.output() + tool.errors();
    }
  }
}

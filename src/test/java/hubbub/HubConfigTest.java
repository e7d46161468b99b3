package hubbub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfFile;
import hubbub.conf.Secret;
import hubbub.store.RedisConfig;
import hubbub.store.StoreConfig;
import hubbub.testing.ConfReadme;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubConfigTest {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A line needs a name and a class; everything else has a default")
  void shortestLine_hasDefaults() throws IOException {
    HubConfig config = read("""
        {"verticles": [{"name": "auth", "verticle": "hubbub.auth.AuthVerticle"}]}""");
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(25));
    Deployed auth = config.verticles().getFirst();
    assertThat(auth.instances()).isEqualTo(1);
    assertThat(auth.threading()).isEqualTo(ThreadingModel.EVENT_LOOP);
    assertThat(auth.config().isEmpty()).isTrue();
  }

  @Test
  @DisplayName("The file of a verticle is looked for beside the list, and its name stays with it for the messages")
  void configFile_isBesideTheList() throws IOException {
    Files.writeString(folder.resolve("auth.json"), "{\"tokenHours\": 24}");
    HubConfig config = read("""
        {"verticles": [{"name": "auth", "verticle": "of:x", "config": "auth.json"}]}""");
    JsonObject auth = config.verticles().getFirst().config();
    assertThat(auth.getInteger("tokenHours")).isEqualTo(24);
    assertThat(auth.getString("$file")).isEqualTo(folder.resolve("auth.json").toString());
  }

  @Test
  @DisplayName("A source or a class that is neither the hub's nor in the folder of modules is a problem")
  void missingModule_isTold() throws IOException {
    String list = "{\"modules\": \"more\", \"verticles\": [{\"name\": \"bot\", \"verticle\": \"%s\"}]}";
    assertThatThrownBy(() -> read(list.formatted("bot.groovy")))
        .hasMessageContaining("verticles[0].verticle")
        .hasMessageContaining("a class of a jar in " + folder.resolve("more"));
    Files.createDirectories(folder.resolve("more"));
    Files.writeString(folder.resolve("more").resolve("bot.groovy"), "println 1");
    assertThat(read(list.formatted("bot.groovy")).verticles().getFirst().modules()).isPresent();
    assertThatThrownBy(() -> read(list.formatted("some.Bot"))).hasMessageContaining("\"some.Bot\", expected a class");
    assertThat(read(list.formatted("of:some.Bot")).verticles().getFirst().modules()).isPresent();
    assertThat(read(list.formatted("hubbub.auth.AuthVerticle")).verticles().getFirst().modules()).isEmpty();
  }

  @Test
  @DisplayName("What a second file says counts, object by object, and problems are told under both names")
  void overlay_isMerged() throws IOException {
    Files.writeString(folder.resolve("rooms.json"), "{\"lobby\": [\"a\"], \"store\": {\"folder\": \"r\"}}");
    Files.writeString(folder.resolve("other.json"), "{\"lobby\": [\"b\"], \"store\": {\"type\": \"redis\"}}");
    String list = """
        {"verticles": [{"name": "rooms", "verticle": "%s", "config": "rooms.json", "with": "other.json"}]}""";
    JsonObject rooms = read(list.formatted("of:x")).verticles().getFirst().config();
    assertThat(rooms.getJsonArray("lobby")).containsExactly("b");
    assertThat(rooms.getJsonObject("store").getMap())
        .containsOnly(Map.entry("folder", "r"), Map.entry("type", "redis"));
    Files.writeString(folder.resolve("other.json"), "{\"colour\": 1}");
    assertThatThrownBy(() -> read(list.formatted("hubbub.rooms.RoomsVerticle")))
        .hasMessageContaining("rooms.json with ").hasMessageContaining("other.json: colour is 1");
  }

  @Test
  @DisplayName("The list for a cluster is the shipped one with its state in Redis")
  void clusterList_isTheShippedOne() {
    JsonObject cluster = ConfFile.read(Path.of("conf", "hub-cluster.json"));
    List<String> elsewhere = new ArrayList<>();
    for (Object line : cluster.getJsonArray("verticles")) {
      if (((JsonObject) line).remove("with") != null) {
        elsewhere.add(((JsonObject) line).getString("name"));
      }
    }
    assertThat(elsewhere).containsExactlyInAnyOrder(
        "auth", "rooms", "games.pong", "games.tictactoe", "matches", "terminal", "console");
    assertThat(cluster.getJsonArray("verticles"))
        .isEqualTo(ConfFile.read(Path.of("conf", "hub.json")).getJsonArray("verticles"));
    Conf store = Conf.of(ConfFile.read(Path.of("conf", "redis.json")),
        Map.of("HUBBUB_REDIS", "redis://a:1,redis://b:2", "HUBBUB_REDIS_PASSWORD", "secret"));
    RedisConfig redis = StoreConfig.from(store.section("store"), "rooms").redis().orElseThrow();
    store.done();
    assertThat(redis.addresses()).hasSize(2);
    assertThat(redis.login().password().map(Secret::reveal)).contains("secret");
  }

  @Test
  @DisplayName("One instance per core, on virtual threads, with its configuration inside")
  void otherForms_areRead() throws IOException {
    Deployed bridge = read("""
        {"verticles": [{"name": "bridge", "verticle": "of:x", "instances": "cores", "threading": "virtual_thread",
          "config": {"port": 1}}]}""").verticles().getFirst();
    assertThat(bridge.instances()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(bridge.threading()).isEqualTo(ThreadingModel.VIRTUAL_THREAD);
    assertThat(bridge.config().getInteger("port")).isEqualTo(1);
  }

  @Test
  @DisplayName("What verticles find wrong with their files is told together, before any of them starts")
  void verticles_areAsked() throws IOException {
    Files.writeString(folder.resolve("auth.json"), "{\"registration\": 1}");
    Files.writeString(folder.resolve("rooms.json"), "{\"lobby\": []}");
    assertThatThrownBy(() -> read("""
        {"verticles": [{"name": "auth", "verticle": "hubbub.auth.AuthVerticle", "config": "auth.json"},
          {"name": "rooms", "verticle": "hubbub.rooms.RoomsVerticle", "config": "rooms.json"},
          {"name": "bridge", "verticle": "hubbub.bridge.BridgeVerticle", "config": {"gapMillis": -1}}]}"""))
        .hasMessageContaining("auth.json: registration is 1").hasMessageContaining("rooms.json: lobby is []")
        .hasMessageContaining("gapMillis is -1");
  }

  @Test
  @DisplayName("All problems are told at once: those of the list and those of the files it names")
  void problems_areToldTogether() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{");
    assertThatThrownBy(() -> read("""
        {"drainSeconds": 90, "colour": "red", "verticles": [
          {"name": "auth", "verticle": "of:x", "config": "missing.json", "instances": 0},
          {"name": "auth", "verticle": "y", "config": "broken.json", "instances": "many", "threading": "fast"},
          {"name": "rooms", "config": 3}]}"""))
        .hasMessageContaining("drainSeconds is 90")
        .hasMessageContaining("colour")
        .hasMessageContaining("missing.json")
        .hasMessageContaining("broken.json is not valid JSON at line 1")
        .hasMessageContaining("verticles[0].instances is 0")
        .hasMessageContaining("verticles[1].name is \"auth\"")
        .hasMessageContaining("verticles[1].instances is \"many\"")
        .hasMessageContaining("verticles[1].threading is \"fast\"")
        .hasMessageContaining("verticles[2].verticle is nothing")
        .hasMessageContaining("verticles[2].config is 3");
  }

  @Test
  @DisplayName("A hub of nothing is refused")
  void emptyList_isRefused() {
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("at least one verticle");
  }

  @Test
  @DisplayName("What conf/README.md says of each key is what the code reads")
  void readme_agreesWithTheCode() {
    Conf conf = Conf.of(new JsonObject("""
        {"verticles": [{"name": "auth", "verticle": "of:x"}]}"""));
    HubConfig.from(conf, folder, new ArrayList<>());
    assertThat(ConfReadme.rows("conf/hub.json")).containsExactlyInAnyOrderElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("The shipped list is readable, with the default time to drain")
  void shippedFile_isReadable() {
    HubConfig config = HubConfig.from(ConfFile.read(Path.of("conf", "hub.json")));
    assertThat(config.verticles()).extracting(Deployed::name).startsWith("auth");
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(25));
  }

  private HubConfig read(String json) throws IOException {
    Path file = folder.resolve("hub.json");
    Files.writeString(file, json);
    return HubConfig.from(ConfFile.read(file));
  }
}

package hubbub.store.tool;

import hubbub.conf.Conf;
import hubbub.conf.ConfFile;
import hubbub.store.RedisConfig;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the stores of a hub are: what a configuration file of a hub says, a data folder, or a Redis.
 *
 * @param stores the stores by their names
 */
record Place(Map<String, StoreConfig> stores) {
  private static final List<String> STANDARD = List.of("auth", "rooms", "matches", "terminal", "console");

  /** Reads what a person named. */
  static Place of(String named) {
    if (named.matches("rediss?://.*")) {
      return redis(named);
    }
    return named.endsWith(".json") ? hub(Path.of(named).toAbsolutePath()) : folder(Path.of(named).toAbsolutePath());
  }

  private static Place hub(Path file) {
    Map<String, StoreConfig> stores = new LinkedHashMap<>();
    for (Object line : ConfFile.read(file).getJsonArray("verticles", new JsonArray())) {
      JsonObject verticle = (JsonObject) line;
      String name = verticle.getString("name", "");
      JsonObject config = config(file, verticle.getValue("config"));
      config.mergeIn(config(file, verticle.getValue("with")), true);
      if (STANDARD.contains(name)) {
        Conf conf = Conf.of(new JsonObject().put("store", config.getJsonObject("store", new JsonObject()))
            .put(Conf.FILE, config.getString(Conf.FILE, file.toString())));
        stores.put(name, StoreConfig.from(conf.section("store"), name));
        conf.done();
      }
    }
    if (stores.isEmpty()) {
      throw new Problem(Problem.WRONG_CONFIGURATION, file + " lists no verticle that keeps anything.");
    }
    return new Place(stores);
  }

  private static JsonObject config(Path file, Object named) {
    return switch (named) {
      case JsonObject itself -> itself.copy();
      case String other -> ConfFile.read(file.resolveSibling(other));
      case null, default -> new JsonObject();
    };
  }

  private static Place folder(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Problem(Problem.WRONG_COMMAND, folder + " is neither a folder nor a configuration file of a hub.");
    }
    Map<String, StoreConfig> stores = new LinkedHashMap<>();
    STANDARD.forEach(name -> stores.put(name, StoreConfig.embedded(folder.resolve(name))));
    return new Place(stores);
  }

  private static Place redis(String address) {
    JsonObject section = new JsonObject().put("addresses", new JsonArray().add(address));
    environment("HUBBUB_REDIS_USER").ifPresent(user -> section.put("user", user));
    environment("HUBBUB_REDIS_PASSWORD").ifPresent(password -> section.put("password", password));
    Map<String, StoreConfig> stores = new LinkedHashMap<>();
    for (String name : STANDARD) {
      Conf conf = Conf.of(section.copy().put(Conf.FILE, "The address"));
      RedisConfig redis = RedisConfig.from(conf, name);
      conf.done();
      stores.put(name, new StoreConfig(StoreConfig.dataFolder().resolve(name), Optional.of(redis)));
    }
    return new Place(stores);
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}

package hubbub.store;

import hubbub.conf.Conf;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code store} section of a verticle's configuration.
 *
 * @param folder where the embedded store keeps its files; made where it is missing
 * @param redis where the store is in Redis, in place of the embedded one
 */
public record StoreConfig(Path folder, Optional<RedisConfig> redis) {
  /** The environment variable that names the data folder. */
  public static final String DATA = "HUBBUB_DATA";

  private static final String TYPE_EMBEDDED = "embedded";
  private static final String TYPE_REDIS = "redis";

  /** Returns what is read where an embedded store in this folder is configured. */
  public static StoreConfig embedded(Path folder) {
    return new StoreConfig(folder, Optional.empty());
  }

  /**
   * Reads the section.
   *
   * @param conf the section
   * @param standard the folder within the data folder where the section names none
   */
  public static StoreConfig from(Conf conf, String standard) {
    String type = conf.choice("type", TYPE_EMBEDDED, TYPE_EMBEDDED, TYPE_REDIS);
    String folder = conf.text("folder", "within the data folder, or absolute; in Redis a name", standard);
    Optional<Conf> section = conf.optionalSection("redis");
    if (type.equals(TYPE_EMBEDDED)) {
      section.ifPresent(unused -> {
        RedisConfig.from(unused, standard);
        conf.problem("type", "redis, since there is a section redis");
      });
      return embedded(dataFolder().resolve(folder));
    }
    if (!RedisConfig.NAME.matcher(folder).matches()) {
      conf.problem("folder", "a name of small letters, digits, dots and dashes, since the store is in Redis");
    }
    return new StoreConfig(dataFolder().resolve(folder),
        Optional.of(RedisConfig.from(section.orElseGet(() -> conf.section("redis")), folder)));
  }

  /** Returns the data folder: the environment's, or {@code data} under the working directory. */
  public static Path dataFolder() {
    String named = System.getProperty("hubbub.data", System.getenv().getOrDefault(DATA, "data"));
    return Path.of(named).toAbsolutePath().normalize();
  }
}

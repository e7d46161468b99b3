package hubbub.store;

import hubbub.conf.Conf;
import java.nio.file.Path;

/**
 * The {@code store} section of a verticle's configuration.
 *
 * @param type {@code embedded}
 * @param folder where the embedded store keeps its files; made where it is missing
 */
public record StoreConfig(String type, Path folder) {
  /** The environment variable that names the data folder. */
  public static final String DATA = "HUBBUB_DATA";

  /**
   * Reads the section.
   *
   * @param conf the section
   * @param standard the folder within the data folder where the section names none
   */
  public static StoreConfig from(Conf conf, String standard) {
    String type = conf.choice("type", "embedded", "embedded");
    String folder = conf.text("folder", "within the data folder, or absolute", standard);
    return new StoreConfig(type, dataFolder().resolve(folder));
  }

  /** Returns the data folder: the environment's, or {@code data} under the working directory. */
  public static Path dataFolder() {
    String named = System.getProperty("hubbub.data", System.getenv().getOrDefault(DATA, "data"));
    return Path.of(named).toAbsolutePath().normalize();
  }
}

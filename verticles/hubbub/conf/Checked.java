package hubbub.conf;

import io.vertx.core.json.JsonObject;

/**
 * A verticle that can tell what is wrong with a configuration before anything is started: the hub then names the
 * problems of all files at once, and nothing has been made or opened. A verticle that is none tells it when it starts.
 */
public interface Checked {
  /**
   * Reads a configuration and forgets it. Asked of an instance that is never deployed.
   *
   * @throws ConfException with all problems
   */
  void check(JsonObject config);
}

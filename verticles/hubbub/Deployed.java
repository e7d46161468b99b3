package hubbub;

import hubbub.conf.Checked;
import hubbub.conf.ConfException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One line of the list in {@code hub.json}.
 *
 * @param name the noun it serves, which gives its health address
 * @param verticle class name, or {@code prefix:name} for a verticle of another language
 * @param config exactly what it is given
 * @param instances how many of it run, each with a context of its own
 * @param threading on what its handlers run
 */
record Deployed(String name, String verticle, JsonObject config, int instances, ThreadingModel threading) {
  DeploymentOptions options() {
    return new DeploymentOptions().setConfig(config.copy()).setInstances(instances).setThreadingModel(threading);
  }

  /** Asks the verticle's class what is wrong with its configuration; one that cannot be asked tells when it starts. */
  List<String> problems() {
    try {
      if (Class.forName(verticle).getDeclaredConstructor().newInstance() instanceof Checked checked) {
        checked.check(config);
      }
      return List.of();
    } catch (ConfException wrong) {
      return wrong.problems();
    } catch (ReflectiveOperationException | LinkageError unknown) {
      return List.of();
    }
  }
}

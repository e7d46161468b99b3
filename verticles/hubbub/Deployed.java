package hubbub;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;

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
}

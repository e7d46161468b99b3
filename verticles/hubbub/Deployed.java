package hubbub;

import hubbub.bus.Keys;
import hubbub.conf.Checked;
import hubbub.conf.ConfException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One line of the list in {@code hub.json}.
 *
 * @param name the noun it serves, which gives its health address
 * @param verticle class name, source file, or {@code prefix:name} for a verticle of another language
 * @param config exactly what it is given
 * @param instances how many of it run, each with a context of its own
 * @param threading on what its handlers run
 * @param modules where it is, unless it is the hub's own
 */
record Deployed(String name, String verticle, JsonObject config, int instances, ThreadingModel threading,
    Optional<Modules> modules) {
  /** From when on a handler of a module is taken for one that blocks. */
  private static final Duration BLOCKED = Duration.ofSeconds(5);

  /**
   * Returns what it is to be deployed with. For a module that opens its folder, and closes what was opened for the
   * deployment before, which blocks.
   */
  DeploymentOptions options(Optional<ClassLoader> before) throws IOException {
    DeploymentOptions options = new DeploymentOptions()
        .setConfig(config.copy()).setInstances(instances).setThreadingModel(threading);
    if (before.orElse(null) instanceof Closeable opened) {
      opened.close();
    }
    return modules.isPresent() ? apart(options).setClassLoader(modules.get().open()) : options;
  }

  /**
   * A module's worker threads are its own and have its name, which a warning of one that is blocked shows. Those of a
   * deployment before may be blocked for ever, so each has others.
   */
  private DeploymentOptions apart(DeploymentOptions options) {
    return threading != ThreadingModel.WORKER ? options
        : options.setWorkerPoolName("module-" + name + "-" + Keys.id().substring(0, 4)).setWorkerPoolSize(instances)
            .setMaxWorkerExecuteTime(BLOCKED.toNanos()).setMaxWorkerExecuteTimeUnit(TimeUnit.NANOSECONDS);
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

  /** Returns the first mistake in a module's source, as far as it can be told after it was not deployed; blocks. */
  Optional<String> mistake() throws IOException {
    return modules.isPresent() && verticle.endsWith(".java")
        ? new JavaSource(modules.get().folder(), verticle).mistake() : Optional.empty();
  }
}

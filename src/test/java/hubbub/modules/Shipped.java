package hubbub.modules;

import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Modules from the folder of them, within the test's process. */
final class Shipped {
  private static final Path FOLDER = Path.of("modules");

  private Shipped() {}

  /** Deploys one with a class loader of its own, as the hub does, and returns its deployment. */
  static String deploy(LocalHub hub, String source, JsonObject config) {
    return Await.result(deployment(hub.vertx(), source, config));
  }

  /** Deploys one that may refuse. */
  static Future<String> deployment(Vertx vertx, String source, JsonObject config) {
    return vertx.deployVerticle(source, new DeploymentOptions().setConfig(config).setClassLoader(loader()));
  }

  /** Returns a class loader that sees the sources. */
  static URLClassLoader loader() {
    try {
      return new URLClassLoader(new URL[] {FOLDER.toUri().toURL()}, Shipped.class.getClassLoader());
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

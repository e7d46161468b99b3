package hubbub.modules.rps;

import hubbub.testing.Program;
import io.vertx.core.Deployable;
import io.vertx.core.json.JsonObject;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar of the module in the distribution, with a class loader of its own. */
final class Jar {
  /** The name of the game. */
  static final String GAME = "rps";

  private static final Path FILE = Program.DISTRIBUTION.resolve("modules/rps.jar");
  private static final ClassLoader LOADER = open();

  private Jar() {}

  /** Makes the game's verticle. */
  static Deployable verticle() {
    try {
      return (Deployable) type("rps.RockPaperScissors").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    }
  }

  /** Returns one of its classes. */
  static Class<?> type(String name) throws ClassNotFoundException {
    return LOADER.loadClass(name);
  }

  /** Returns what its file may say, such that three matches fit. */
  static JsonObject config(int wins, int seconds, int draws) {
    return new JsonObject().put("limits", new JsonObject().put("matches", 3))
        .put("rules", new JsonObject().put("wins", wins).put("seconds", seconds).put("draws", draws));
  }

  private static ClassLoader open() {
    if (!Files.isReadable(FILE)) {
      throw new AssertionError("there is no " + FILE + ": make build");
    }
    try {
      return new URLClassLoader(new URL[] {FILE.toUri().toURL()}, Jar.class.getClassLoader());
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

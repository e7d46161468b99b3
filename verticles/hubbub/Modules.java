package hubbub;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of modules, which are verticles that are not the hub's own: sources in a language of which there is a
 * compiler here, and classes in jars. Everything in it is read anew for each deployment.
 *
 * @param folder where they are
 */
public record Modules(Path folder) {
  private static final Pattern SOURCE = Pattern.compile(".+\\.(java|groovy)");

  /** Tells whether a verticle is the hub's own: a class of its own class path. */
  static boolean isOwn(String verticle) {
    try {
      Class.forName(verticle, false, Modules.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }

  /** Tells whether a verticle is named by its source and not by its class. */
  public static boolean isSource(String verticle) {
    return SOURCE.matcher(verticle).matches();
  }

  /** Tells whether a verticle is here; what has a prefix is known when it is deployed. Blocks. */
  boolean has(String verticle) {
    if (verticle.contains(":")) {
      return true;
    }
    if (isSource(verticle)) {
      return Files.isReadable(folder.resolve(verticle));
    }
    try (URLClassLoader loader = open()) {
      Class.forName(verticle, false, loader);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    } catch (IOException | LinkageError unusable) {
      return true;
    }
  }

  /** Opens the folder for one deployment; blocks. */
  public URLClassLoader open() throws IOException {
    List<URL> path = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      path.add(url(folder));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          path.add(url(jar));
        }
      }
    }
    return new URLClassLoader("modules", path.toArray(URL[]::new), Modules.class.getClassLoader());
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}

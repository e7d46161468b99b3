package hubbub.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A verticle that is a source file, found from the working directory as people expect, with what lies beside it: other
 * sources and jars.
 *
 * @param path where it is
 */
record SourceFile(Path path) {
  private static final Pattern SOURCE = Pattern.compile(".+\\.(java|groovy)");

  /** Returns the source file of this name, if the name is one of a file that is there. */
  static Optional<SourceFile> of(String verticle) {
    return Optional.of(verticle).filter(name -> SOURCE.matcher(name).matches()).map(Path::of)
        .filter(Files::isReadable).map(Path::toAbsolutePath).map(SourceFile::new);
  }

  /** Returns by which name its class loader finds it. */
  String name() {
    return path.getFileName().toString();
  }

  /** Opens its folder; the class loader lives as long as the process. */
  ClassLoader loader() {
    List<URL> places = new ArrayList<>();
    try (Stream<Path> beside = Files.list(path.getParent())) {
      places.add(url(path.getParent()));
      for (Path jar : beside.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        places.add(url(jar));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new URLClassLoader(places.toArray(URL[]::new), SourceFile.class.getClassLoader());
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}

package hubbub.launch;

import hubbub.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A verticle that is a source file, found from the working directory as people expect, with what lies beside it, as if
 * its folder were one of modules.
 *
 * @param path where it is
 */
record SourceFile(Path path) {
  /** Returns the source file of this name, if the name is one of a file that is there. */
  static Optional<SourceFile> of(String verticle) {
    return Optional.of(verticle).filter(Modules::isSource).map(Path::of)
        .filter(Files::isReadable).map(Path::toAbsolutePath).map(SourceFile::new);
  }

  /** Returns by which name its class loader finds it. */
  String name() {
    return path.getFileName().toString();
  }

  /** Opens its folder; the class loader lives as long as the process. */
  ClassLoader loader() {
    try {
      return new Modules(path.getParent()).open();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

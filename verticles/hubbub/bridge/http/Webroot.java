package hubbub.bridge.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The folder of static pages. Finds the file of a path, and nothing outside the folder, no hidden file and no folder.
 * Blocks for as long as the file system takes: to be asked on a worker.
 *
 * @param folder where it is
 */
record Webroot(Path folder) {
  private static final String INDEX = "index.html";

  /** Returns the page of a decoded, absolute path of a URL. */
  Optional<Page> find(String path) {
    if (!path.startsWith("/") || path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    try {
      String relative = path.substring(1);
      Path asked = Path.of(relative.isEmpty() || relative.endsWith("/") ? relative + INDEX : relative);
      return asked.isAbsolute() || hidden(asked) ? Optional.empty() : page(folder.resolve(asked));
    } catch (InvalidPathException | IOException none) {
      return Optional.empty();
    }
  }

  // Links may lead about in the folder, for example to a version, but not out of it.
  private Optional<Page> page(Path asked) throws IOException {
    Path file = asked.toRealPath();
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || !file.startsWith(folder.toRealPath())) {
      return Optional.empty();
    }
    return Optional.of(new Page(file, attributes.size(), attributes.lastModifiedTime().toMillis(),
        ImportMap.hash(file)));
  }

  // Also ".." and ".": no segment of a page's path begins with a dot.
  private static boolean hidden(Path asked) {
    return StreamSupport.stream(asked.spliterator(), false).anyMatch(segment -> segment.toString().startsWith("."));
  }

  /**
   * A file to be served.
   *
   * @param file where it is, without links
   * @param size in bytes
   * @param modified when it was changed, in milliseconds since the epoch
   * @param map the hash of its import map
   */
  record Page(Path file, long size, long modified, Optional<String> map) {
    String name() {
      return file.getFileName().toString();
    }

    /** Returns what changes whenever the file does; weak, since two changes may share size and time. */
    String tag() {
      return "W/\"" + Long.toHexString(modified) + "-" + Long.toHexString(size) + "\"";
    }
  }
}

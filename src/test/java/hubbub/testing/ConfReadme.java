package hubbub.testing;

import hubbub.conf.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of {@code conf/README.md}, to be compared with the keys that the code declares while it reads. */
public final class ConfReadme {
  private static final Path FILE = Path.of("conf", "README.md");
  private static final Path MODULES = Path.of("modules", "README.md");

  private ConfReadme() {}

  /** Returns the rows under the heading of a file, without their last column: path, type and unit, range, default. */
  public static List<String> rows(String file) {
    return rows(lines(FILE), file);
  }

  /** Returns likewise the rows that {@code modules/README.md} has under the heading of a module. */
  public static List<String> rowsOfModule(String name) {
    return rows(lines(MODULES), name);
  }

  private static List<String> rows(List<String> lines, String heading) {
    return lines.stream().dropWhile(line -> !line.equals("## " + heading)).skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.replaceFirst("\\|[^|]*\\|$", "|"))
        .toList();
  }

  /** Returns what the rows must be for these keys; of a key that may hold two types, the first one declared counts. */
  public static List<String> expected(Collection<Key> keys) {
    return List.copyOf(keys.stream()
        .collect(Collectors.toMap(Key::path, ConfReadme::row, (first, second) -> first, LinkedHashMap::new))
        .values());
  }

  /** Returns the whole text. */
  public static String text() {
    return String.join("\n", lines(FILE));
  }

  private static String row(Key key) {
    boolean number = key.type().equals("whole");
    String type = key.type() + (number && !key.unit().isEmpty() ? ", " + key.unit() : "");
    String standard = key.standard().equals("required") ? "required" : "`" + key.standard() + "`";
    return "| `" + key.path() + "` | " + type + " | " + key.range() + " | " + standard + " |";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

package hubbub.testing;

import hubbub.process.Keeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs on this machine, as far as a test has to do with it: known by something in its environment. */
public final class Processes {
  private Processes() {}

  /** Returns number and command line of what has a text in its environment, and is not dead already. */
  public static List<String> marked(String text) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
          .filter(path -> read(path.resolve("environ")).contains(text))
          .filter(path -> read(path.resolve("stat")).matches("(?s).*\\) [^ZX] .*"))
          .map(path -> path.getFileName() + " " + read(path.resolve("cmdline")).replace('\0', ' ')).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the marks of the programs with a text in their environment, which their keepers have for arguments. */
  public static Set<String> marks(String text) {
    return marked(text).stream().map(one -> read(Path.of("/proc", one.split(" ")[0], "environ")))
        .flatMap(environment -> Stream.of(environment.split("\0")))
        .filter(one -> one.startsWith(Keeper.MARK + '=')).collect(Collectors.toSet());
  }

  /** Returns what was started with one of these for an argument. */
  public static List<ProcessHandle> withArgument(Collection<String> any) {
    return ProcessHandle.allProcesses().filter(process -> process.info().arguments()
        .map(arguments -> Stream.of(arguments).anyMatch(any::contains)).orElse(false)).toList();
  }

  /** The same for one argument. */
  public static List<ProcessHandle> withArgument(String argument) {
    return withArgument(Set.of(argument));
  }

  /** Sends a signal by its name, such as {@code TERM}. */
  public static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until nothing has a text in its environment. */
  public static void awaitNone(String text, Duration limit) {
    Await.until("nothing has " + text + " in its environment", limit, () -> marked(text).isEmpty());
  }

  /** Waits until a process has these open and nothing else; while it starts its loader opens files for a moment. */
  public static void awaitDescriptors(Path process, String... numbers) {
    Await.until(process + " has open " + Set.of(numbers) + " only", () -> {
      String[] open = process.resolve("fd").toFile().list();
      return open != null && Set.of(open).equals(Set.of(numbers));
    });
  }

  /** Waits until a process shows its environment, and returns it; for a moment after it has begun there is none. */
  public static Map<String, String> environment(Path process) {
    Path file = process.resolve("environ");
    Await.until(process + " shows its environment", () -> !read(file).isEmpty());
    return Stream.of(read(file).split("\0")).map(one -> one.split("=", 2))
        .collect(Collectors.toMap(one -> one[0], one -> one[1]));
  }

  /** Returns what a file of a process says, or nothing when that has gone. */
  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}

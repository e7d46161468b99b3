package hubbub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the packaged {@code bin/vertx}, its output in files of its own, killed when the test is over. */
public final class Program implements AutoCloseable {
  /** Where {@code mvn package} leaves the distribution. */
  public static final Path DISTRIBUTION = Path.of("target", "hubbub").toAbsolutePath();

  /** Where the files of the image and of the balancer are. */
  public static final Path DOCKER = Path.of("docker").toAbsolutePath();

  private final Process process;
  private final Path folder;

  private Program(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts {@code bin/vertx} in a working directory; what the caller's environment says of Hubbub is not passed on. */
  public static Program vertx(Path folder, String... arguments) {
    return start(folder, DISTRIBUTION.resolve("bin/vertx"), Map.of(), arguments);
  }

  /** Starts a script in a working directory with more environment. */
  public static Program start(Path folder, Path script, Map<String, String> environment, String... arguments) {
    // Whoever runs the tests in the background has had signals ignored, and a program would inherit that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HUBBUB_") || name.endsWith("JAVA_OPTS"));
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start(), folder);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Waits for the end and returns the exit code. */
  public int exitCode() {
    try {
      if (!process.waitFor(Await.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + Await.LIMIT + "; stderr: " + errors());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    return process.exitValue();
  }

  /** Returns what it has written to standard output so far. */
  public String output() {
    return read("stdout");
  }

  /** Returns what it has written to standard error so far. */
  public String errors() {
    return read("stderr");
  }

  /** Waits until standard output or standard error holds a text; fails where the process ends without it. */
  public void says(String text) {
    Await.until("it says " + text, () -> {
      boolean ended = !process.isAlive();
      if (output().contains(text) || errors().contains(text)) {
        return true;
      }
      if (ended) {
        throw new AssertionError("ended without saying " + text + "; stderr: " + errors());
      }
      return false;
    });
  }

  /** Sends a signal by its name, such as {@code TERM}. */
  public void signal(String name) {
    Processes.signal(process.toHandle(), name);
  }

  /** Tells whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the process itself. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

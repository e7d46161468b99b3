package hubbub.modules.guide;

import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell at which commands are typed, one after the other. A program that goes on running is typed to, until it is
 * interrupted or ends.
 */
final class Terminal implements AutoCloseable {
  /** Written behind all that a command has said. */
  private static final String ENDED = "\1";
  private static final String ANYTHING = "…";

  private final Process shell;
  private final UnaryOperator<String> reading;
  private final StringBuffer seen = new StringBuffer();
  private boolean busy;

  /** Opens one in a folder; what it shows and what it should show are compared as {@code reading} makes them. */
  Terminal(Path folder, Map<String, String> environment, UnaryOperator<String> reading) {
    this.reading = reading;
    // Whoever runs the tests in the background has had signals ignored, and the programs would inherit that.
    ProcessBuilder builder = new ProcessBuilder("env", "--default-signal=HUP,INT,TERM", "bash")
        .directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUBBUB_") || name.endsWith("JAVA_OPTS"));
    builder.environment().putAll(environment);
    try {
      shell = builder.start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Thread.ofVirtual().start(this::read);
  }

  /** Types a command; the one before it must end, and say no more than was seen. */
  void command(String command) {
    if (busy) {
      ends(List.of());
    }
    busy = true;
    type("{ " + command + "\n}; printf '\\001'");
  }

  /** Types a line to the program that runs. */
  void type(String line) {
    try {
      shell.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      shell.getOutputStream().flush();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Ends the program that runs as Ctrl-C does; what it says then is not looked at. */
  void interrupt() {
    if (busy) {
      shell.descendants().forEach(program -> Processes.signal(program, "INT"));
      Await.until("what was interrupted has ended", () -> seen.indexOf(ENDED) >= 0);
      seen.setLength(0);
      busy = false;
    }
  }

  /** Waits until the command has ended, which must have shown these lines and no others. */
  void ends(List<String> lines) {
    await(lines, () -> false);
  }

  /** Waits until these lines are seen, and no others: all that a command says, or all that a program says so far. */
  void shows(List<String> lines) {
    Pattern all = pattern(lines);
    await(lines, () -> all.matcher(reading.apply(seen.toString())).lookingAt());
  }

  private void await(List<String> lines, BooleanSupplier enough) {
    try {
      Await.until("it is shown", () -> seen.indexOf(ENDED) >= 0 || enough.getAsBoolean());
    } catch (AssertionError late) {
      throw differs(lines, late);
    }
    int end = seen.indexOf(ENDED);
    String whole = reading.apply(end < 0 ? seen.toString() : seen.substring(0, end));
    Matcher match = pattern(lines).matcher(whole.isEmpty() || whole.endsWith("\n") ? whole : whole + "\n");
    if (end < 0 ? !match.lookingAt() : !match.matches()) {
      throw differs(lines, null);
    }
    busy = end < 0;
    forget(busy ? match.group().chars().filter(c -> c == '\n').count() : Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly().onExit().join();
  }

  private void forget(long lines) {
    for (long i = 0; i < lines && !seen.isEmpty(); i++) {
      int end = seen.indexOf("\n");
      seen.delete(0, end < 0 ? seen.length() : end + 1);
    }
  }

  private AssertionError differs(List<String> lines, Throwable cause) {
    return new AssertionError("shown is:\n" + String.join("\n", lines) + "\nand seen was:\n" + seen, cause);
  }

  private Pattern pattern(List<String> lines) {
    StringBuilder regex = new StringBuilder();
    for (String line : lines) {
      String one = Pattern.quote(reading.apply(line)).replace(ANYTHING, "\\E.*\\Q");
      regex.append(line.equals(ANYTHING) ? "(?:.*\n)*?" : one + "\n");
    }
    return Pattern.compile(regex.toString());
  }

  private void read() {
    char[] chunk = new char[8192];
    try (Reader reader = new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8)) {
      for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
        seen.append(chunk, 0, count);
      }
    } catch (IOException closed) {
      // It has ended.
    }
  }
}

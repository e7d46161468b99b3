package hubbub.testing.script;

import hubbub.contract.CloseReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A conversation in a text file, one step a line; a client's name stands before the sign and may be left out.
 *
 * <pre>{@code
 * # a remark
 * alice> {"type":"typing"}     the client says this, word for word; its first word connects it
 * alice>> 00ff                 the client sends these bytes
 * alice< {"type":"broadcast"}  the next message it gets is equal, as JSON; "$x" is any value, the same at every $x
 * alice<| BANNED               it is closed for this reason
 * alice>|                      it goes away
 * ! fail say MUTED             a word to the stage
 * }</pre>
 *
 * <p>What a client has got must be in the transcript before the next thing is said or done.
 */
public final class Transcript {
  private static final Pattern STEP = Pattern.compile("([\\w-]*)(>\\||>>|>|<\\||<)(?: (.*))?");

  private final String file;
  private final List<String> lines;

  private Transcript(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Reads every transcript of a folder of {@code src/test/resources/protocol}, in the order of their names. */
  public static List<Transcript> all(String folder) {
    try (Stream<Path> files = Files.list(Path.of(Transcript.class.getResource("/protocol/" + folder).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().map(Transcript::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(folder, e);
    }
  }

  /** Makes a transcript of these lines. */
  public static Transcript of(String title, String text) {
    return new Transcript(title, text.lines().toList());
  }

  private static Transcript read(Path file) {
    try {
      return new Transcript(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether all directives are of these verbs, so that a stage that knows only them can play it. */
  public boolean needsOnly(String... verbs) {
    return lines.stream().filter(line -> line.startsWith("!"))
        .allMatch(line -> List.of(verbs).contains(line.substring(1).strip().split(" ")[0]));
  }

  /** Plays it to the end, or to the first step that goes otherwise. */
  public void play(Stage stage) {
    Expectation expectation = new Expectation();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      try {
        step(line, stage, expectation);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(file + ":" + (i + 1) + ": " + line + "\n" + e.getMessage(), e);
      }
    }
    nothingUnasked(stage);
  }

  private void step(String line, Stage stage, Expectation expectation) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("!")) {
      nothingUnasked(stage);
      stage.direct(expectation.fill(line.substring(1).strip()));
      return;
    }
    Matcher step = STEP.matcher(line);
    if (!step.matches()) {
      throw new IllegalArgumentException("not a step of a transcript");
    }
    String client = step.group(1);
    String rest = step.group(3) == null ? "" : step.group(3);
    if (step.group(2).startsWith(">")) {
      nothingUnasked(stage);
    }
    switch (step.group(2)) {
      case ">" -> stage.send(client, expectation.fill(rest));
      case ">>" -> stage.sendBytes(client, HexFormat.of().parseHex(rest.replace(" ", "")));
      case ">|" -> stage.leave(client);
      case "<" -> expectation.check(rest, stage.next(client));
      default -> {
        CloseReason end = stage.end(client);
        if (end != CloseReason.valueOf(rest)) {
          throw new AssertionError("the client was closed with " + end);
        }
      }
    }
  }

  private static void nothingUnasked(Stage stage) {
    stage.unasked().ifPresent(message -> {
      throw new AssertionError("before this step there came unasked: " + message);
    });
  }

  @Override
  public String toString() {
    return file;
  }
}

package hubbub.terminal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command of the table {@code stages.txt}, with marks that show what it consists of. */
record MarkedCommand(String title, String marked) {
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final Pattern MARKS = Pattern.compile("[«»‹›⏎" + DIGITS + "]");

  /** Reads the table. */
  static List<MarkedCommand> table() {
    return entries("stages.txt", "%%").stream().map(one -> new MarkedCommand(one.get(0), one.get(1))).toList();
  }

  /** Reads a file whose entries each begin with a line that has one of these in front: that line, and the others. */
  static List<List<String>> entries(String file, String... signs) {
    List<List<String>> entries = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of("src", "test", "resources", "terminal", file))) {
        if (Stream.of(signs).anyMatch(sign -> line.startsWith(sign + " "))) {
          entries.add(new ArrayList<>(List.of(line)));
        } else if (!entries.isEmpty()) {
          entries.getLast().add(line);
        }
      }
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
    return entries.stream().map(lines -> List.of(lines.get(0), String.join("\n", lines.subList(1, lines.size()))))
        .toList();
  }

  /** Returns the command as somebody would type it. */
  String source() {
    return MARKS.matcher(marked).replaceAll("");
  }

  /** Marks what was found in a command. */
  static String mark(CommandLine command) {
    StringBuilder marked = new StringBuilder();
    int done = 0;
    for (int i = 0; i < command.pipelines().size(); i++) {
      Pipeline pipeline = command.pipelines().get(i);
      for (int k = 0; k < pipeline.stages().size(); k++) {
        Stage stage = pipeline.stages().get(k);
        marked.append(command.source(), done, stage.start()).append('«').append(stage.text()).append('»');
        done = stage.end();
        if (k < pipeline.pipes().size()) {
          Pipe pipe = pipeline.pipes().get(k);
          marked.append(command.source(), done, pipe.end()).append(digits(pipe.index()));
          done = pipe.end();
        }
      }
      if (i < command.joins().size()) {
        Join join = command.joins().get(i);
        String text = command.source().substring(join.start(), join.end());
        marked.append(command.source(), done, join.start()).append(text.equals("\n") ? "⏎\n" : "‹" + text + "›");
        done = join.end();
      }
    }
    return marked.append(command.source().substring(done)).toString();
  }

  private static String digits(int number) {
    StringBuilder digits = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> digits.append(DIGITS.charAt(c - '0')));
    return digits.toString();
  }

  @Override
  public String toString() {
    return title.substring(3);
  }
}

package hubbub.modules.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with blocks of code that can be done one after the other. What follows the three signs of a block tells what
 * it is: a language and a file to be written, or {@code console} and which terminal it is typed at.
 */
final class Guide {
  private static final String FENCE = "```";

  private Guide() {}

  /**
   * A block of code.
   *
   * @param section the heading above it
   * @param line where in the file it begins
   * @param language such as {@code python}
   * @param name of the file or the terminal; empty = the first terminal
   * @param lines what is in it
   */
  record Block(String section, int line, String language, String name, List<String> lines) {
    boolean isConsole() {
      return language.equals("console");
    }

    String text() {
      return String.join("\n", lines) + "\n";
    }

    /** Returns what is done at a terminal, in order. */
    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      int number = line;
      boolean goesOn = false;
      for (String text : lines) {
        number++;
        if (goesOn) {
          steps.add(steps.removeLast().typing(text));
        } else if (text.startsWith("$ ") || text.startsWith("> ") || text.equals("^C")) {
          steps.add(new Step(number, Step.Kind.of(text), text.replaceFirst("^[$>] ", ""), List.of()));
        } else if (steps.isEmpty()) {
          steps.add(new Step(number, Step.Kind.LOOK, "", List.of(text)));
        } else {
          steps.add(steps.removeLast().showing(text));
        }
        goesOn = steps.getLast().typed().endsWith("\\") && steps.getLast().shown().isEmpty();
      }
      return steps;
    }
  }

  /**
   * Something typed, and what is seen then.
   *
   * @param line where in the file it stands
   * @param kind to whom it is typed
   * @param typed what is typed
   * @param shown the lines that come back
   */
  record Step(int line, Kind kind, String typed, List<String> shown) {
    /** To whom something is typed: to the shell, to a program that runs, to end that, or to nobody. */
    enum Kind {
      COMMAND, INPUT, INTERRUPT, LOOK;

      private static Kind of(String text) {
        return text.startsWith("$") ? COMMAND : text.startsWith(">") ? INPUT : INTERRUPT;
      }
    }

    private Step typing(String more) {
      return new Step(line, kind, typed + "\n" + more, shown);
    }

    private Step showing(String more) {
      return new Step(line, kind, typed, Stream.concat(shown.stream(), Stream.of(more)).toList());
    }
  }

  /** Returns the blocks of a file that say what they are. */
  static List<Block> read(Path file) {
    List<Block> blocks = new ArrayList<>();
    String section = "";
    int number = 0;
    boolean inside = false;
    for (String line : lines(file)) {
      number++;
      if (inside && !line.equals(FENCE)) {
        blocks.getLast().lines().add(line);
      } else if (line.startsWith(FENCE)) {
        if (!inside) {
          String[] what = line.substring(FENCE.length()).split(" ", 2);
          blocks.add(new Block(section, number, what[0], what.length > 1 ? what[1] : "", new ArrayList<>()));
        }
        inside = !inside;
      } else if (line.startsWith("## ")) {
        section = line.substring(3);
      }
    }
    return blocks;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

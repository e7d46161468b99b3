package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A plain {@code ls}: options that leave the names readable, and paths. Strings are raw: a character stands for a byte.
 *
 * @param base the folder of the names before any heading, as the command has it; empty for the working directory
 * @param operand the only path; a name that equals it is the path itself
 * @param details whether each line holds one name behind details
 * @param marks whether names have a mark of their kind behind them
 */
record ListCommand(String base, String operand, boolean details, boolean marks) {
  private static final Pattern SHORT = Pattern.compile("-[aAlhrtSRFp1dCxXUuvcGgnokHLBf]+");
  private static final Pattern LONG = Pattern.compile("--(?:all|almost-all|color(?:=\\w+)?|classify|directory|recursive"
      + "|reverse|human-readable|si|group-directories-first|sort=\\w+|file-type)");

  /** Reads a command; empty where it is none of these. */
  static Optional<ListCommand> of(String command) {
    return words(new String(command.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
        .filter(words -> !words.isEmpty() && words.getFirst().value().equals("ls"))
        .flatMap(words -> of(words.subList(1, words.size())));
  }

  private static Optional<ListCommand> of(List<ShellWord> arguments) {
    List<ShellWord> paths = new ArrayList<>();
    StringBuilder flags = new StringBuilder();
    boolean options = true;
    for (ShellWord argument : arguments) {
      String value = argument.value();
      if (!options || !value.startsWith("-") || value.equals("-")) {
        paths.add(argument);
      } else if (value.equals("--")) {
        options = false;
      } else if (SHORT.matcher(value).matches() || LONG.matcher(value).matches()) {
        flags.append(value.startsWith("--") ? letter(value) : value);
      } else {
        return Optional.empty();
      }
    }
    boolean one = paths.size() == 1 && !paths.getFirst().pattern();
    String operand = one ? paths.getFirst().value() : "";
    boolean whole = has(flags, "dR");
    return Optional.of(new ListCommand(whole ? "" : operand, whole ? "" : operand, has(flags, "lgno"),
        has(flags, "Fp")));
  }

  private static boolean has(CharSequence flags, String wanted) {
    return flags.chars().anyMatch(flag -> wanted.indexOf(flag) >= 0);
  }

  private static String letter(String option) {
    return switch (option) {
      case "--classify", "--file-type" -> "F";
      case "--directory" -> "d";
      case "--recursive" -> "R";
      default -> "";
    };
  }

  private static Optional<List<ShellWord>> words(String line) {
    List<ShellWord> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
        at++;
        continue;
      }
      Optional<ShellWord> word = ShellWord.read(line, at);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      words.add(word.get());
      at = word.get().end();
    }
    return Optional.of(words);
  }
}

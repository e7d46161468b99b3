package hubbub.terminal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up commands: sound ones by a grammar, spoilt ones of the table, and mere mixtures. Harmless ones if run. */
final class CommandMixer {
  private static final List<String> PIECES = List.of(
      "a", "b ", "|", " | ", "|&", "||", "&&", ";", "&", "\n", "'", "\"", "`", "\\", "\\\n", "$", "$(", "${", "$((",
      "$[", "((", "))", "(", ")", "{ ", "}", " }", "<(", ">(", "<<E", "<<-'E'", "\nE\n", "<<<", "< ", "> ", "2>&1",
      "&>", "if ", "; then ", "; fi", "; else ", "; elif ", "while ", "; do ", "; done", "for x in ", "for ((;;)) ",
      "case x in ", "a) ", ";;", ";&", " esac", "[[ ", " ]]", " =~ ", " == ", " -eq ", " -z ", "! ", "time ",
      "coproc ", "function f ", "f() ", "a=(", "a[", "]", "=", "+=", "#", " # ", "$'", "$\"", "@(", "!(", "*", "é",
      "☃", "{x}>", " in ", "select y ", "\t", "\r", ":-", "-");
  private static final List<String> WORDS = List.of(
      "a", "'|'", "\"$(: | :)\"", "\\|", "$'\\'|'", "${x:-|}", "\"${x#'|'}\"", "`: | :`", "$((1|2))", "x$(: # )\n)y",
      "if", "}", "{a,b}", "a#b", "$[1|2]", "${x/\\}/|}", "a\\\nb", "$(case a in a) : | :;; (b) ;; esac)",
      "\"`echo '|'`\"", "[a|]", "é☃", "$(: <<F\n|)\nF\n)", "<(: | :)");

  private final Random random;
  private final List<String> table;
  private final List<String> pending = new ArrayList<>();

  CommandMixer(long seed, List<String> table) {
    this.random = new Random(seed);
    // A pair of surrogates would be torn, and neither half is a character.
    this.table = table.stream().filter(command -> command.length() == command.codePointCount(0, command.length()))
        .toList();
  }

  /** Returns a command of one of the three kinds. */
  String any() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> mixture();
      case 2 -> sound();
      case 3 -> spoilt(sound());
      default -> spoilt(pick(table));
    };
  }

  private String mixture() {
    StringBuilder text = new StringBuilder();
    for (int i = 2 + random.nextInt(12); i > 0; i--) {
      text.append(pick(PIECES));
    }
    return text.toString();
  }

  private String spoilt(String sound) {
    StringBuilder text = new StringBuilder(sound);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + 1 + random.nextInt(3));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2, 3 -> text.insert(at, pick(PIECES));
        case 4 -> text.insert(at, pick(table));
        default -> text.append(pick(List.of(" | ", "\n", ";", " && ", "|&"))).append(pick(table));
      }
    }
    return text.toString();
  }

  /** Returns a command that bash mostly accepts. */
  String sound() {
    String text = pipeline(3);
    while (random.nextInt(3) == 0) {
      text += pick(List.of(" && ", " || \n", "; ", " & ")) + pipeline(2);
    }
    return text + documents();
  }

  /** Returns a single pipeline that bash mostly accepts. */
  String soundPipeline() {
    return pipeline(3) + documents();
  }

  private String pipeline(int depth) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? pick(List.of("! ", "time ", "time -p ! ")) : "");
    text.append(stage(depth));
    while (random.nextInt(2) == 0) {
      text.append(pick(List.of("|", " | ", " |& ", "\\\n| "))).append(random.nextInt(6) == 0 ? newline() : "");
      text.append(stage(depth));
    }
    return text.toString();
  }

  private String stage(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(14)) {
      case 1 -> "(" + list(depth) + ")" + redirection();
      case 2 -> "{ " + list(depth) + separator() + "}" + redirection();
      case 3 -> "if " + list(depth) + separator() + "then " + list(depth) + separator() + "fi" + redirection();
      case 4 -> "for x in " + word() + separator() + "do " + list(depth) + separator() + "done" + redirection();
      case 5 -> "while false" + separator() + "do " + list(depth) + separator() + "done";
      case 6 -> "case " + word() + " in (a|" + word() + ") " + list(depth) + ";; b) ;; esac" + redirection();
      case 7 -> "[[ a =~ (b|c) || ! -z " + word() + " ]]" + redirection();
      case 8 -> "((1 | 2))";
      case 9 -> "g() " + "{ " + list(depth) + separator() + "}";
      case 10 -> "((" + simple() + ") | " + simple() + ")";
      default -> simple();
    };
  }

  private String list(int depth) {
    String text = (random.nextInt(8) == 0 ? newline() : "") + pipeline(depth - 1);
    while (random.nextInt(4) == 0) {
      text += pick(List.of(" && ", " || ", "; ", " & ")) + pipeline(depth - 1);
    }
    return text;
  }

  private String simple() {
    String text = pick(List.of(":", ":", "false", "echo", "x=1 :", "a=(b '|') :", "x[1]=2 :"));
    while (random.nextInt(2) == 0) {
      text += " " + (random.nextInt(6) == 0 ? redirection() : word());
    }
    return text;
  }

  private String word() {
    return pick(WORDS);
  }

  private String redirection() {
    return switch (random.nextInt(12)) {
      case 0 -> " 2>&1";
      case 1 -> " <<<" + word();
      case 2 -> " </dev/null";
      case 3 -> document("E", "E");
      case 4 -> document("'F G'", "F G");
      default -> "";
    };
  }

  private String document(String quoted, String word) {
    pending.add(word);
    return " <<" + quoted;
  }

  private String separator() {
    return random.nextInt(2) == 0 ? "; " : newline();
  }

  private String newline() {
    return (random.nextInt(6) == 0 ? " # | '" : "") + documents() + "\n";
  }

  /** Ends the line and brings the here-documents that it announces, if there are some. */
  private String documents() {
    StringBuilder text = new StringBuilder(pending.isEmpty() ? "" : "\n");
    pending.forEach(word -> text.append("a | 'b\n").append(word).append('\n'));
    pending.clear();
    return text.toString();
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}

package hubbub.terminal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds what is understood of thousands of commands against what bash itself makes of them. */
class BashAgreementIT {
  private static final long SEED = 20261121;
  private static final int COMMANDS = 5_000;
  private static final Pattern ENDLESS = Pattern.compile("while [^f]|until|for *\\(\\(|f\\(\\)|function|coproc|select");
  /** Here-documents, which are printed elsewhere, and the command time, which is printed as the word that it may be. */
  private static final Pattern OTHERWISE_PRINTED = Pattern.compile("<(\\\\\n)*<|\\btime");
  /** A pattern that bash takes for the end of the group around it, and then refuses. */
  private static final Pattern BRACE = Pattern.compile("[|(]\\s*\\}\\s*[|)]");
  private static final List<String> TABLE = MarkedCommand.table().stream().map(MarkedCommand::source).toList();

  private static List<String> commands;
  private static List<String> accepted;

  @BeforeAll
  static void ask() {
    String isNew = "answer() { [[ 502 -le ${BASH_VERSINFO[0]}0${BASH_VERSINFO[1]} ]] && echo new; }";
    assertThat(Bash.answers(isNew, List.of("")))
        .as("bash 5.2 or newer, since those before do not look into $( )").containsExactly("new");
    commands = mixed(CommandMixer::any, COMMANDS);
    accepted = accepted(commands);
  }

  @Test
  @DisplayName("Bash accepts every command of the table, and refuses the broken ones")
  void table_isSound() {
    List<String> broken = MarkedCommand.entries("broken.txt", "%%", "%+").stream().map(List::getLast).toList();
    assertThat(accepted(TABLE)).containsExactlyElementsOf(
        TABLE.stream().filter(command -> !command.contains(" !(") || command.contains("[[")).toList());
    assertThat(accepted(broken)).isEmpty();
  }

  @Test
  @DisplayName("What bash accepts is accepted; nearly all that it refuses is refused")
  void bash_isFollowed() {
    assertThat(accepted).hasSizeGreaterThan(COMMANDS / 5).allMatch(command -> read(command).isPresent());
    List<String> refused = new ArrayList<>(commands);
    refused.removeAll(accepted);
    assertThat(refused).hasSizeGreaterThan(COMMANDS / 5);
    assertThat(refused.stream().filter(command -> read(command).isPresent()).count()).isLessThan(refused.size() / 20);
  }

  @Test
  @DisplayName("Stages may be put into groups wherever bash accepts the command")
  void stages_areWhole() {
    List<String> grouped = accepted.stream()
        .filter(command -> !command.endsWith("\\") && !BRACE.matcher(command).find())
        .map(command -> read(command).orElseThrow().rewritten(
            stage -> " { " + stage.text() + "; } ", pipe -> pipe.carriesErrors() ? "2>&1 |" : "|")).toList();
    List<String> refused = new ArrayList<>(grouped);
    refused.removeAll(accepted(grouped));
    assertThat(refused).isEmpty();
  }

  @Test
  @DisplayName("Bash prints a command as its stages one by one, with the pipes and joins between them")
  void stages_areThoseOfBash() {
    List<CommandLine> found = accepted.stream().map(command -> read(command).orElseThrow())
        .filter(BashAgreementIT::isPrintable).toList();
    List<String> printed = printed(found.stream().map(CommandLine::source).toList());
    List<String> stages = printed(found.stream().flatMap(BashAgreementIT::stages).map(Stage::text).toList());
    int done = 0;
    for (int i = 0; i < found.size(); i++) {
      int count = (int) stages(found.get(i)).count();
      assertThat(printed.get(i)).as(found.get(i).source())
          .isEqualTo(joined(found.get(i), stages.subList(done, done + count)));
      done += count;
    }
    assertThat(found).hasSizeGreaterThan(COMMANDS / 10);
  }

  @Test
  @DisplayName("Bash runs as many stages as were found")
  void stages_areAsManyAsRun() {
    List<String> pipelines = mixed(CommandMixer::soundPipeline, COMMANDS / 4);
    List<CommandLine> found = Stream.concat(accepted.stream(), pipelines.stream())
        .filter(command -> !ENDLESS.matcher(command).find()).flatMap(command -> read(command).stream())
        .filter(BashAgreementIT::isPipeline).toList();
    List<String> counts = Bash.answers(Bash.COUNTS, found.stream().map(CommandLine::source).toList());
    int compared = 0;
    for (int i = 0; i < found.size(); i++) {
      // Where a stage ends the shell, it says nothing.
      if (!counts.get(i).isEmpty()) {
        assertThat(stages(found.get(i)).count()).as(found.get(i).source()).isEqualTo(Long.parseLong(counts.get(i)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(COMMANDS / 10);
  }

  private static List<String> mixed(Function<CommandMixer, String> kind, int count) {
    CommandMixer mixer = new CommandMixer(SEED, TABLE);
    return Stream.generate(() -> kind.apply(mixer)).limit(count).toList();
  }

  private static List<String> accepted(List<String> commands) {
    List<String> answers = Bash.answers(Bash.ACCEPTS, commands);
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      if (answers.get(i).equals("1")) {
        accepted.add(commands.get(i));
      }
    }
    return accepted;
  }

  private static List<String> printed(List<String> commands) {
    return Bash.answers(Bash.PRINTS, commands).stream()
        .map(printed -> printed.replaceAll("\\Af \\(\\) ?\n\\{ ?\n {4}|\n}\\z", "")).toList();
  }

  private static Optional<CommandLine> read(String command) {
    try {
      return Optional.of(CommandLine.read(command));
    } catch (BrokenCommand broken) {
      return Optional.empty();
    }
  }

  private static Stream<Stage> stages(CommandLine command) {
    return command.pipelines().stream().flatMap(pipeline -> pipeline.stages().stream());
  }

  /** Tells whether what is printed of a command is what is printed of its stages, and signs between them. */
  private static boolean isPrintable(CommandLine command) {
    return !command.endsOpen() && !OTHERWISE_PRINTED.matcher(command.source()).find()
        && !BRACE.matcher(command.source()).find() && !command.pipelines().isEmpty()
        && command.pipelines().stream().noneMatch(
            pipeline -> pipeline.stages().isEmpty() || pipeline.stages().getFirst().start() != pipeline.start());
  }

  private static boolean isPipeline(CommandLine command) {
    return !command.endsOpen() && command.pipelines().size() == 1 && !command.pipes().isEmpty()
        && command.joins().stream().allMatch(join -> join.kind() == Join.Kind.NEXT);
  }

  private static String joined(CommandLine command, List<String> stages) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int i = 0; i < command.pipelines().size(); i++) {
      Pipeline pipeline = command.pipelines().get(i);
      text.append(stages.get(done++));
      for (Pipe pipe : pipeline.pipes()) {
        text.append(pipe.carriesErrors() ? " 2>&1 | " : " | ").append(stages.get(done++));
      }
      boolean last = i == command.pipelines().size() - 1;
      if (i < command.joins().size()) {
        text.append(sign(command.joins().get(i).kind(), last));
      }
    }
    return text.toString();
  }

  private static String sign(Join.Kind kind, boolean last) {
    return switch (kind) {
      case AND -> " && ";
      case OR -> " || ";
      case NEXT -> last ? "" : ";\n    ";
      case BACKGROUND -> last ? " &" : " & ";
    };
  }
}

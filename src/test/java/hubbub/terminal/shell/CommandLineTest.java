package hubbub.terminal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTest {
  static List<MarkedCommand> table() {
    return MarkedCommand.table();
  }

  static List<List<String>> broken() {
    return MarkedCommand.entries("broken.txt", "%%", "%+");
  }

  @ParameterizedTest
  @MethodSource("table")
  @DisplayName("Stages, pipes and joins are found where the table marks them")
  void command_isUnderstood(MarkedCommand command) {
    CommandLine found = CommandLine.read(command.source());
    assertThat(MarkedCommand.mark(found)).isEqualTo(command.marked());
    assertThat(found.source()).isEqualTo(command.source());
  }

  @ParameterizedTest
  @MethodSource("table")
  @DisplayName("A rewriting that keeps every text gives the source back; another changes stages and pipes only")
  void rewriting_keepsTheRest(MarkedCommand command) {
    CommandLine found = CommandLine.read(command.source());
    String same = found.rewritten(Stage::text, pipe -> command.source().substring(pipe.start(), pipe.end()));
    assertThat(same).isEqualTo(command.source());
    String shapes = command.marked().replaceAll("«[^»]*»", "S").replaceAll("\\|(\\\\\n)?&?[⁰-⁹¹²³]+", "P");
    assertThat(found.rewritten(stage -> "S", pipe -> "P")).isEqualTo(shapes.replaceAll("[‹›⏎]", ""));
  }

  @ParameterizedTest
  @MethodSource("broken")
  @DisplayName("A broken command is refused with words for whoever typed it, and the place")
  void brokenCommand_isExplained(List<String> entry) {
    assertThatThrownBy(() -> CommandLine.read(entry.get(1))).isInstanceOfSatisfying(BrokenCommand.class, problem -> {
      assertThat(problem).hasMessage(entry.get(0).substring(3));
      assertThat(problem.incomplete()).isEqualTo(entry.get(0).startsWith("%+"));
      assertThat(problem.at()).isBetween(0, entry.get(1).length());
    });
  }

  @Test
  @DisplayName("A pipe tells its place, its number among all, and whether it carries errors")
  void pipe_tellsItsPlace() {
    CommandLine command = CommandLine.read("a | b && c |& d");
    assertThat(command.pipes()).containsExactly(new Pipe(0, 2, 3, false), new Pipe(1, 11, 13, true));
    assertThat(command.pipelines().get(1).pipes()).containsExactly(new Pipe(1, 11, 13, true));
    assertThat(command.pipelines().get(1).stages()).containsExactly(new Stage(9, 10, "c"), new Stage(14, 15, "d"));
  }

  @Test
  @DisplayName("A join tells how the next pipeline depends on the one before")
  void join_tellsItsKind() {
    assertThat(CommandLine.read("a && b || c; d & e\nf").joins()).extracting(Join::kind).containsExactly(
        Join.Kind.AND, Join.Kind.OR, Join.Kind.NEXT, Join.Kind.BACKGROUND, Join.Kind.NEXT);
  }

  @Test
  @DisplayName("A pipeline begins with what concerns all of it")
  void pipeline_beginsWithItsPrefix() {
    Pipeline pipeline = CommandLine.read("a; time ! b | c").pipelines().get(1);
    assertThat(pipeline.start()).isEqualTo(3);
    assertThat(pipeline.stages().getFirst().start()).isEqualTo(10);
  }

  @Test
  @DisplayName("Pipes below the top level have no number but are counted, each once")
  void innerPipes_areCounted() {
    assertThat(CommandLine.read("while a | b; do (c | d); done | e $(f | g)").innerPipes()).isEqualTo(3);
    assertThat(CommandLine.read("((a | b $(c | d) | `e | f`) | g)").innerPipes()).isEqualTo(4);
    assertThat(CommandLine.read("((a | b)) | echo 'c | d' && [[ e =~ (f|g) ]]").innerPipes()).isZero();
  }

  @Test
  @DisplayName("A command that would take what is appended for a part of it says so")
  void openCommand_isTold() {
    assertThat(List.of("cat <<E", "cat <<E\na\n E", "a\\", "a | $(b \\\n) \\"))
        .allMatch(command -> CommandLine.read(command).endsOpen());
    assertThat(List.of("cat <<E\na\nE", "a\\\\", "a \\\n", "a # b", "'a\\'"))
        .noneMatch(command -> CommandLine.read(command).endsOpen());
  }
}

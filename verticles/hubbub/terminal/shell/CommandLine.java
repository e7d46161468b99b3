package hubbub.terminal.shell;

import java.util.List;
import java.util.function.Function;

/**
 * What a command for the shell consists of at its top level: pipelines, and what joins them. {@code joins.get(i)}
 * stands behind pipeline i; the last pipeline may have none. Everything between these parts is blank, a comment, the
 * lines of a here-document, or what stands in front of a pipeline's first stage.
 *
 * <p>{@code innerPipes} tells how many more pipes there are in groups, loops, functions and substitutions, which have
 * no number. Where it {@code endsOpen}, in a here-document without its last line or with a single backslash, the shell
 * accepts it, but would take for a part of it even a line that somebody appends.
 *
 * <p>Example: {@code ls | grep "a|b" && date} has the pipelines {@code ls | grep "a|b"}, with pipe 0 at offset 3, and
 * {@code date}, and one join at offset 16.
 */
public record CommandLine(
    String source, List<Pipeline> pipelines, List<Join> joins, int innerPipes, boolean endsOpen) {
  /** Takes what was found as it is now. */
  public CommandLine {
    pipelines = List.copyOf(pipelines);
    joins = List.copyOf(joins);
  }

  /**
   * Reads a command of one or more lines, as bash would. Whatever {@code bash -n} accepts is accepted, but for what it
   * accepts by mistake; not everything that it refuses is refused. Fails with {@link BrokenCommand}, also for what no
   * process can be given (NUL, half a surrogate pair) and where things lie in one another more than 100 deep.
   */
  public static CommandLine read(String source) {
    Source text = new Source(source);
    return new Commands(text, new Pairs(text), false).topLevel();
  }

  /** Returns the pipes of all pipelines; each one's index is its place here. */
  public List<Pipe> pipes() {
    return pipelines.stream().flatMap(pipeline -> pipeline.pipes().stream()).toList();
  }

  /**
   * Returns the source with other texts in the places of stages and pipes, and all else as it is. Lines of a
   * here-document begin behind the line that announces it, so a text should not bring line ends of its own. A stage may
   * stand directly behind a {@code !} and in front of a comment, so there should be a blank on both sides of what takes
   * its place: <code> { cat &lt;&lt;E; } </code>. Nothing should come behind a single backslash that ends the last one.
   */
  public String rewritten(Function<Stage, String> stages, Function<Pipe, String> pipes) {
    StringBuilder text = new StringBuilder(source.length());
    int done = 0;
    for (Pipeline pipeline : pipelines) {
      for (int i = 0; i < pipeline.stages().size(); i++) {
        Stage stage = pipeline.stages().get(i);
        text.append(source, done, stage.start()).append(stages.apply(stage));
        done = stage.end();
        if (i < pipeline.pipes().size()) {
          Pipe pipe = pipeline.pipes().get(i);
          text.append(source, done, pipe.start()).append(pipes.apply(pipe));
          done = pipe.end();
        }
      }
    }
    return text.append(source, done, source.length()).toString();
  }
}

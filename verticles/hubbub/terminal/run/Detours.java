package hubbub.terminal.run;

import hubbub.process.Raw;
import hubbub.terminal.shell.CommandLine;
import hubbub.terminal.shell.Pipe;
import hubbub.terminal.shell.Pipeline;
import hubbub.terminal.shell.Stage;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rewrites a command so that what passes its breakpoints makes a detour through the hub. The pipeline keeps its stages
 * and pipes: the stage before a breakpoint writes into a named pipe instead, with its errors on a terminal of their
 * own, and the stage behind reads from another one. The real pipe between them stays empty.
 *
 * <p>Behind the pipeline the statuses of its stages are told. What does so is itself a pipeline, of subshells that exit
 * with these very statuses, so that {@code $?}, {@code PIPESTATUS}, {@code pipefail} and {@code set -e} go on as they
 * would. Nothing changes the number of lines.
 */
final class Detours {
  // In a command of these nothing can fail before its redirections are made, which the other side waits for.
  private static final Pattern FAILSAFE = Pattern.compile("[^$`*?\\[({})]+");
  private static final Set<String> RESERVED = Set.of("if", "while", "until", "for", "select", "case", "function",
      "coproc", "time", "!");

  /** Where a breakpoint is: the pipe written to, the terminal for errors, and the pipe read from. */
  record Detour(String in, String errors, String out) {}

  private final Map<Integer, Detour> detours;
  private final String report;

  /** Takes the detour of each breakpoint by the index of its pipe, and the named pipe for {@link Report}. */
  Detours(Map<Integer, Detour> detours, String report) {
    this.detours = detours;
    this.report = report;
  }

  String rewrite(CommandLine line) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Pipeline pipeline : line.pipelines()) {
      if (pipeline.pipes().stream().anyMatch(pipe -> detours.containsKey(pipe.index()))) {
        text.append(line.source(), done, pipeline.start()).append(rewrite(pipeline, line.source()));
        done = pipeline.stages().getLast().end();
      }
    }
    return text.append(line.source(), done, line.source().length()).toString();
  }

  private String rewrite(Pipeline pipeline, String source) {
    StringBuilder text = new StringBuilder("{ ");
    int done = pipeline.start();
    for (int i = 0; i < pipeline.stages().size(); i++) {
      Stage stage = pipeline.stages().get(i);
      text.append(source, done, stage.start()).append(rewrite(stage, redirections(pipeline, i)));
      done = stage.end();
    }
    String prefix = source.substring(pipeline.start(), pipeline.stages().getFirst().start());
    String inverted = prefix.chars().filter(c -> c == '!').count() % 2 == 1 ? "! " : "";
    return text.append("; ").append(inverted).append(telling(pipeline)).append(" }").toString();
  }

  private String redirections(Pipeline pipeline, int stage) {
    StringBuilder text = new StringBuilder();
    if (stage > 0 && detours.containsKey(pipeline.pipes().get(stage - 1).index())) {
      text.append("<").append(Raw.quoted(detours.get(pipeline.pipes().get(stage - 1).index()).out())).append(" ");
    }
    if (stage < pipeline.pipes().size() && detours.containsKey(pipeline.pipes().get(stage).index())) {
      Pipe pipe = pipeline.pipes().get(stage);
      text.append(">").append(Raw.quoted(detours.get(pipe.index()).in())).append(" ");
      text.append("2>").append(Raw.quoted(detours.get(pipe.index()).errors())).append(" ");
    }
    return text.toString();
  }

  private static String rewrite(Stage stage, String redirections) {
    if (redirections.isEmpty()) {
      return stage.text();
    }
    // In front, so that the stage's own redirections come after it as they would after the pipe.
    return isFailsafe(stage.text()) ? redirections + stage.text() : "{ " + stage.text() + "; } " + redirections;
  }

  private static boolean isFailsafe(String stage) {
    String unquoted = stage.matches("[^\"\\\\]*") ? stage.replaceAll("'[^']*'", "''") : stage;
    return FAILSAFE.matcher(unquoted).matches() && !RESERVED.contains(unquoted.split("\\s", 2)[0]);
  }

  private String telling(Pipeline pipeline) {
    String first = "( s=(\"${PIPESTATUS[@]}\"); IFS=' '; printf 'P%s %s\\0' " + pipeline.pipes().getFirst().index()
        + " \"${s[*]}\" 1<>" + Raw.quoted(report) + "; exit \"${s[0]}\" )";
    return IntStream.range(1, pipeline.stages().size()).mapToObj(i -> " | ( exit \"${PIPESTATUS[" + i + "]}\" )")
        .collect(Collectors.joining("", "{ " + first, "; } 2>/dev/null;"));
  }
}

package hubbub.terminal.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What bash itself says of many commands: one process for all of them, which runs a script for each. */
final class Bash {
  /**
   * Says 1 where bash reads the command to its end and has nothing to say against it. What follows {@code set -n} is
   * not run. Bash stops reading without a word at some mistakes in {@code [[ ]]}; there what follows must be found
   * wrong.
   */
  static final String ACCEPTS = """
      reads() { said=$( (eval "set -n"$'\\n'"$1") 2>&1 ) && [[ $said != *:* || $said == *warning:* ]]; }
      answer() { if reads "$1" && ! { [[ $1 == *'[['* ]] && reads "$1"$'\\n)'; }; then echo 1; else echo 0; fi; }
      """;

  /** Says how bash prints the command as a function's body, where it can be one. */
  static final String PRINTS = """
      answer() { (eval "f() {"$'\\n'"$1"$'\\n'"}" && declare -f f) 2>/dev/null; }
      """;

  /** Runs the command where it finds no program and can write nothing; says how many stages ran last. */
  static final String COUNTS = """
      answer() { (set -r; eval "$1"$'\\n''echo ${#PIPESTATUS[@]} >&19') 19>&1 >/dev/null 2>&1 </dev/null; }
      """;

  private Bash() {}

  /** Returns the answer to each command. */
  static List<String> answers(String script, List<String> commands) {
    String loop = script + "\nwhile IFS= read -r -d '' command; do answer \"$command\"; printf '\\0'; done";
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", "ulimit -t 60; PATH=/nonexistent\n" + loop);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process bash = builder.start();
      Thread.startVirtualThread(() -> write(bash, commands));
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!bash.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("bash does not end");
      }
      return answers(said, commands.size());
    } catch (IOException problem) {
      throw new AssertionError(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static List<String> answers(String said, int count) {
    List<String> answers = new ArrayList<>();
    for (String answer : said.split("\0", -1)) {
      answers.add(answer.strip());
    }
    answers.removeLast();
    if (answers.size() != count) {
      throw new AssertionError(answers.size() + " answers to " + count + " commands");
    }
    return answers;
  }

  private static void write(Process bash, List<String> commands) {
    try (OutputStream input = bash.getOutputStream()) {
      for (String command : commands) {
        input.write((command + "\0").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException ended) {
      // The number of answers tells.
    }
  }
}

package hubbub.terminal.run;

import hubbub.process.Programs;
import hubbub.process.Raw;
import hubbub.process.Resource;
import java.util.Map;

/**
 * The text that the shell runs for a command: it goes to where the session is, runs the command with {@code eval}, and
 * tells what the next command begins with when it ends, however it does. All stands on one line, so that the shell
 * numbers the lines of the command as the user does. Strings are raw.
 */
final class Script {
  private Script() {}

  /** Returns what runs a command and tells the state it leaves on a named pipe, see {@link Report}. */
  static String command(String command, ShellState state, Map<Resource, Long> limits, String report) {
    // The pipe is opened for reading too, so that the shell does not wait for the hub where there is none any more.
    String tell = "{ printf S; umask; printf '%s\\0' \"$PWD\"; " + Programs.ENV + " -0; printf '\\0'; } 1<>"
        + Raw.quoted(report) + " 2>/dev/null";
    String text = "trap " + Raw.quoted(tell) + " EXIT; " + beginning(state, limits);
    if (command.contains("exec")) {
      // What is executed in the shell's place does not tell.
      text += "trap " + Raw.quoted("case $BASH_COMMAND in exec\\ *) " + tell + ";; esac") + " DEBUG; ";
    }
    return text + "eval " + onOneLine(command);
  }

  /** Returns what becomes the user's shell. */
  static String login(String shell, ShellState state, Map<Resource, Long> limits) {
    return beginning(state, limits) + "exec " + Raw.quoted(shell) + " -l";
  }

  /** Where the directory is gone nothing is run, and the session goes home. */
  private static String beginning(ShellState state, Map<Resource, Long> limits) {
    String before = state.rawVariables().get("OLDPWD");
    return "cd -- " + Raw.quoted(state.rawDirectory()) + " || { cd 2>/dev/null || cd /; exit 1; }; "
        + (before == null ? "unset OLDPWD; export OLDPWD; " : "export OLDPWD=" + Raw.quoted(before) + "; ")
        + "umask " + state.umask() + "; " + Resource.commands(limits);
  }

  // Line ends within the word would be counted once more.
  private static String onOneLine(String string) {
    return "$'" + string.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}

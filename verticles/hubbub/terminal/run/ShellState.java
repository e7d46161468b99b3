package hubbub.terminal.run;

import hubbub.process.Keeper;
import hubbub.process.Raw;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a command hands on to the next one of its session: working directory, exported variables, umask. Strings are raw
 * (see {@link Raw}); {@link #of} and {@link #directory} speak in ordinary ones.
 */
public final class ShellState {
  // Of the shell itself, of this one command, or the directory once more.
  private static final Set<String> NOT_HANDED_ON = Set.of("_", "SHLVL", "PWD", Keeper.MARK);
  private static final String FUNCTION = "BASH_FUNC_";

  private final String directory;
  private final Map<String, String> variables;
  private final String umask;

  ShellState(String directory, Map<String, String> variables, String umask) {
    this.directory = directory;
    this.variables = new LinkedHashMap<>(variables);
    this.umask = "0".repeat(4 - umask.length()) + umask;
    this.variables.keySet().removeIf(name -> NOT_HANDED_ON.contains(name) || name.startsWith(FUNCTION));
  }

  /** Returns what a session begins with. The umask is in octal, such as {@code "077"}. */
  public static ShellState of(String directory, Map<String, String> variables, String umask) {
    Map<String, String> raw = new LinkedHashMap<>();
    variables.forEach((name, value) -> raw.put(Raw.of(name), Raw.of(value)));
    if (!umask.matches("[0-7]{1,4}")) {
      throw new IllegalArgumentException("a umask is up to four octal digits, not " + umask);
    }
    return new ShellState(Raw.of(directory), raw, umask);
  }

  /** Returns the working directory, for somebody to read. */
  public String directory() {
    return Raw.text(directory);
  }

  /** Returns an exported variable, for somebody to read, or "" where there is none. */
  public String variable(String name) {
    return Raw.text(variables.getOrDefault(Raw.of(name), ""));
  }

  /** Returns it with another value of a variable. */
  ShellState with(String name, String value) {
    Map<String, String> others = new LinkedHashMap<>(variables);
    others.put(Raw.of(name), Raw.of(value));
    return new ShellState(directory, others, umask);
  }

  String rawDirectory() {
    return directory;
  }

  Map<String, String> rawVariables() {
    return variables;
  }

  String umask() {
    return umask;
  }

  /**
   * Returns this state with what a command changed between its beginning and its end. Only that: another command may
   * have changed something else meanwhile.
   */
  ShellState with(ShellState begin, ShellState end) {
    Map<String, String> merged = new LinkedHashMap<>(variables);
    begin.variables.keySet().stream().filter(name -> !end.variables.containsKey(name)).forEach(merged::remove);
    end.variables.forEach((name, value) -> {
      if (!value.equals(begin.variables.get(name))) {
        merged.put(name, value);
      }
    });
    return new ShellState(end.directory.equals(begin.directory) ? directory : end.directory, merged,
        end.umask.equals(begin.umask) ? umask : end.umask);
  }
}

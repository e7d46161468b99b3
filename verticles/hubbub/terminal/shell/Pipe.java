package hubbub.terminal.shell;

/**
 * A pipe at the top level of a command: its number among them, counted from 0 through all pipelines, and where its
 * {@code |} or {@code |&} stands. One that {@code carriesErrors} takes the standard error of the stage before it too.
 */
public record Pipe(int index, int start, int end, boolean carriesErrors) {}

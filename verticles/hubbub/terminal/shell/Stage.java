package hubbub.terminal.shell;

/** One command of a pipeline, from its first character to behind its last; {@code text} is exactly what is there. */
public record Stage(int start, int end, String text) {}

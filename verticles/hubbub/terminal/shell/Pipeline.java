package hubbub.terminal.shell;

import java.util.List;

/**
 * Stages with the pipes between them: {@code pipes.get(i)} stands between stage i and stage i + 1. Between
 * {@code start} and the first stage is what concerns the whole pipeline, {@code !} and {@code time}; where nothing else
 * is said, there is no stage.
 */
public record Pipeline(int start, List<Stage> stages, List<Pipe> pipes) {
  /** Takes what was found as it is now. */
  public Pipeline {
    stages = List.copyOf(stages);
    pipes = List.copyOf(pipes);
  }
}

package hubbub.terminal;

import hubbub.contract.Fault;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.process.Outcome;
import java.util.List;

/** What follows when a command has ended, and which ones are remembered then. */
final class Finish {
  private static final int SHOWN = 60;

  private final Office office;

  Finish(Office office) {
    this.office = office;
  }

  /** A command was not run. */
  void refused(Terminal terminal, Job job, Throwable problem) {
    terminal.jobs().remove(job.serverId());
    office.audit().result(terminal, job, problem instanceof Fault fault ? fault.code().slug() : "internal");
  }

  /** A command has ended, and all was said. */
  void ended(Terminal terminal, Job job, Outcome outcome) {
    long now = office.times().now();
    job.end(outcome, now);
    Ended how = job.ended().orElseThrow();
    office.audit().result(terminal, job, how.signal().isEmpty() ? "exit " + how.exitCode() : "signal " + how.signal());
    if (!job.begun()) {
      return;
    }
    begunAndEnded(terminal, job, now);
  }

  /** What is to be done for one that has begun as well as ended, whichever was noticed last. */
  void begunAndEnded(Terminal terminal, Job job, long now) {
    if (now - job.begunAt() > office.config().timing().longCommand().toMillis()) {
      terminal.tell(Kind.NOTICE, new Notice(Notice.Kind.COMMAND_ENDED, terminal.id(), job.serverId(),
          "A command has ended: " + shown(job.run().command()), now));
    }
    remember(terminal);
    office.blocking(() -> terminal.shell().state().directory()).onSuccess(terminal::directory);
  }

  private void remember(Terminal terminal) {
    List<Job> over = terminal.begun().stream().filter(job -> job.ended().isPresent()).toList();
    long bytes = over.stream().mapToLong(job -> job.output().size()).sum();
    int tooMany = over.size() - office.config().output().commands();
    for (Job job : over) {
      if (tooMany <= 0 && bytes <= office.config().output().bytes()) {
        return;
      }
      tooMany--;
      bytes -= job.output().size();
      job.forget();
      terminal.jobs().remove(job.serverId());
    }
  }

  private static String shown(String command) {
    String line = command.lines().findFirst().orElse("login shell");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
  }
}

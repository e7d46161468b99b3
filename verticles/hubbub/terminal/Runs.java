package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Running;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.process.CannotRun;
import hubbub.terminal.run.Command;
import hubbub.terminal.run.CommandRequest;
import hubbub.terminal.run.NoSuchPipe;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How commands begin: in the order they were asked for, and not before they stand in the audit. */
final class Runs {
  private static final int LONGEST_TAG = 256;
  private static final int LONGEST_TERM = 64;

  private final Office office;
  private final Finish finish;
  private final Recordings recordings;

  Runs(Office office, Finish finish, Recordings recordings) {
    this.office = office;
    this.finish = finish;
    this.recordings = recordings;
  }

  /** Runs a command; fails as {@link hubbub.contract.terminal.TerminalApi#run}. */
  Future<Running> run(Terminal terminal, Run run) {
    Viewer viewer = Desk.demandWriter(terminal, run.viewer());
    check(run);
    demandRoom(terminal);
    terminal.used(office.times());
    Job job = new Job(terminal.nextNumber(), run, office.config().output().ringBytes(), terminal.viewers().values());
    terminal.jobs().put(job.serverId(), job);
    noticeQuota(terminal);
    return terminal.lane().hold(() -> office.blocking(() -> look(terminal, run)).compose(seen -> {
      terminal.directory(seen.directory);
      return office.audit().run(terminal, job, viewer).compose(noted -> begin(terminal, job, seen));
    })).onFailure(problem -> finish.refused(terminal, job, problem));
  }

  private Seen look(Terminal terminal, Run run) {
    Policy policy = office.config().policy();
    boolean allowed = run.kind() == Run.Kind.LOGIN ? policy.allowsAll(terminal.roles())
        : policy.allows(terminal.roles(), run.command());
    return new Seen(terminal.shell().state().directory(), allowed);
  }

  private Future<Running> begin(Terminal terminal, Job job, Seen seen) {
    terminal.demandOpen();
    if (!seen.allowed) {
      throw new Fault(ErrorCode.COMMAND_DENIED);
    }
    Recorder recorder = recordings.recorder(terminal, job);
    Listening listening = new Listening(office, job, recorder, outcome -> finish.ended(terminal, job, outcome));
    return office.blocking(() -> start(terminal, job, listening)).map(begun -> {
      job.begin(begun.command, seen.directory, begun.at);
      // Behind the answer.
      office.later(() -> follow(terminal, job));
      return new Running(job.serverId(), job.begunAt(), recorder.name());
    });
  }

  private void follow(Terminal terminal, Job job) {
    job.pump();
    // What needs no credit may be over before it is known here that it has begun.
    job.ended().ifPresent(how -> finish.begunAndEnded(terminal, job, how.endedAt()));
  }

  private Begun start(Terminal terminal, Job job, Listening listening) {
    Run run = job.run();
    try {
      long at = office.times().now();
      return new Begun(terminal.shell().run(request(run), listening), at);
    } catch (NoSuchPipe wrong) {
      throw new Fault(ErrorCode.BREAKPOINT_INVALID, sentence(wrong.getMessage()));
    } catch (CannotRun refused) {
      throw new Fault(ErrorCode.COMMAND_REFUSED, sentence(refused.getMessage()));
    }
  }

  private static CommandRequest request(Run run) {
    CommandRequest.Kind kind = switch (run.kind()) {
      case PLAIN -> CommandRequest.Kind.PLAIN;
      case PTY -> CommandRequest.Kind.PTY;
      case LOGIN -> CommandRequest.Kind.LOGIN;
    };
    return new CommandRequest(kind, run.command(), Desk.size(run.screen()), term(run.screen()),
        Set.copyOf(run.breakpoints()), Set.copyOf(run.held()));
  }

  /** Returns what the programs on a screen find in {@code TERM}. */
  static String term(Screen screen) {
    return screen.term().isEmpty() ? CommandRequest.USUAL_TERM : screen.term();
  }

  private static void check(Run run) {
    if (run.tag().length() > LONGEST_TAG || run.screen().term().length() > LONGEST_TERM) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The fields 'tag' and 'term' must not be so long.");
    }
    if (run.kind() != Run.Kind.PLAIN && !run.breakpoints().isEmpty()) {
      throw new Fault(ErrorCode.BREAKPOINT_INVALID, "A command on a screen has no breakpoints.");
    }
    if (!new HashSet<>(run.breakpoints()).containsAll(run.held())) {
      throw new Fault(ErrorCode.BREAKPOINT_INVALID, "Only at a breakpoint can something be held.");
    }
  }

  private void demandRoom(Terminal terminal) {
    int limit = office.config().limits().commands();
    if (running(terminal) >= limit) {
      throw new Fault(ErrorCode.TOO_MANY_COMMANDS, "You are running " + limit + " commands, which is all you may.");
    }
  }

  private void noticeQuota(Terminal terminal) {
    int limit = office.config().limits().commands();
    if (running(terminal) == limit) {
      terminal.tell(Kind.NOTICE, new Notice(Notice.Kind.QUOTA, terminal.id(), 0,
          "You are running " + limit + " commands now, which is all you may.", office.times().now()));
    }
  }

  private int running(Terminal terminal) {
    List<Terminal> all = office.terminals().of(terminal.owner());
    return all.stream().mapToInt(Terminal::running).sum();
  }

  private static String sentence(String text) {
    String upper = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return upper.endsWith(".") ? upper : upper + ".";
  }

  /** Where a command begins, and whether it may. */
  private record Seen(String directory, boolean allowed) {}

  private record Begun(Command command, long at) {}
}

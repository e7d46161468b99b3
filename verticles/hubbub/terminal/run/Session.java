package hubbub.terminal.run;

import hubbub.process.CannotRun;
import hubbub.process.Keeper;
import hubbub.process.Patience;
import hubbub.process.Raw;
import hubbub.terminal.run.CommandRequest.Kind;
import hubbub.terminal.shell.BrokenCommand;
import hubbub.terminal.shell.CommandLine;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A shell as a list of commands that run side by side. What a finished command changed of directory, exported variables
 * and umask holds for those that begin after it. Opening, running and ending block for some milliseconds, so they are
 * not for an event loop.
 */
public final class Session {
  private static final SecureRandom RANDOM = new SecureRandom();
  /** The operating system takes at most 128 KiB as one argument, with quotes. */
  private static final int LONGEST_COMMAND = 96 << 10;

  private final SessionOptions options;
  private final String mark;
  private final Workspace workspace;
  private final Keeper keeper;
  private final Set<Command> commands = new LinkedHashSet<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private ShellState state;
  private int begun;
  private boolean ended;

  private Session(SessionOptions options) throws IOException {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    this.options = options;
    this.mark = HexFormat.of().formatHex(random) + ".";
    this.state = options.state();
    this.workspace = new Workspace(options.user());
    this.keeper = keeper();
  }

  private Keeper keeper() throws IOException {
    try {
      return new Keeper(options.user(), mark(), workspace.path(), options.patience());
    } catch (IOException | CannotRun failure) {
      workspace.remove();
      throw failure;
    }
  }

  /** Opens a session; fails with {@link CannotRun} where this machine or the hub's rights do not allow it. */
  public static Session open(SessionOptions options) {
    try {
      return new Session(options);
    } catch (IOException failure) {
      throw new CannotRun("The terminal cannot be opened: " + failure.getMessage(), failure);
    }
  }

  /**
   * Runs a command. Its listener hears nothing before there is credit. Fails with {@link CannotRun}, before anything
   * runs, also where a breakpoint is at a pipe that the command does not have.
   */
  public synchronized Command run(CommandRequest request, CommandListener listener) {
    if (ended) {
      throw new CannotRun("The session has ended.");
    }
    check(request);
    Guarded guarded = new Guarded(listener);
    try {
      return start(request, guarded);
    } catch (IOException failure) {
      throw new CannotRun("The command cannot be started: " + failure.getMessage(), failure);
    }
  }

  private static void check(CommandRequest request) {
    if (request.text().indexOf('\0') >= 0 || request.term().indexOf('\0') >= 0) {
      throw new CannotRun("A command cannot have a NUL in it.");
    }
    if (Raw.quoted(Raw.of(request.text())).length() > LONGEST_COMMAND) {
      throw new CannotRun("The command is too long.");
    }
    if (!request.breakpoints().isEmpty()) {
      int pipes = read(request.text()).pipes().size();
      request.breakpoints().stream().filter(pipe -> pipe < 0 || pipe >= pipes).findFirst().ifPresent(pipe -> {
        throw new NoSuchPipe(pipe, pipes);
      });
    }
  }

  private static CommandLine read(String text) {
    try {
      return CommandLine.read(text);
    } catch (BrokenCommand broken) {
      throw new CannotRun(broken.getMessage(), broken);
    }
  }

  private Command start(CommandRequest request, Guarded listener) throws IOException {
    int number = ++begun;
    boolean own = request.kind() == Kind.PLAIN && !state.variable("TERM").isEmpty();
    ShellState launched = own ? state : state.with("TERM", request.term());
    Wiring wiring = new Wiring(workspace, options.user(), number, request, listener);
    boolean isServed = false;
    try {
      Map<String, String> environment = new LinkedHashMap<>(launched.rawVariables());
      environment.put(Keeper.MARK, mark + number + ".");
      int pid = wiring.start(arguments(request, wiring, launched), environment);
      Command command = new Command(number, request, wiring, new ShellProcess(pid), listener);
      keeper.watch(pid);
      command.begin("terminal-" + mark + number, owner(launched));
      isServed = true;
      commands.add(command);
      return command;
    } finally {
      // Also where no thread was to be had, which is an error.
      if (!isServed) {
        wiring.close();
      }
    }
  }

  private List<String> arguments(CommandRequest request, Wiring wiring, ShellState launched) throws IOException {
    String script;
    if (request.kind() == Kind.LOGIN) {
      script = Script.login(options.shell(), launched, options.limits());
    } else {
      String text = request.breakpoints().isEmpty() ? request.text() : wiring.detoured(read(request.text()));
      script = Script.command(Raw.of(text), launched, options.limits(), Raw.of(wiring.reportPath()));
    }
    List<String> arguments = new ArrayList<>(options.user().switching());
    arguments.addAll(List.of(options.shell(), "--norc", "--noprofile", "-c", script, "bash"));
    return arguments;
  }

  private Command.Owner owner(ShellState launched) {
    return new Command.Owner() {
      @Override
      public void shellEnded(Optional<ShellState> left) {
        synchronized (Session.this) {
          left.ifPresent(now -> state = state.with(launched, now));
        }
      }

      @Override
      public void end(Command command) throws IOException {
        keeper.end(mark() + command.number() + ".", command.shell());
      }

      @Override
      public void over(Command command) throws IOException {
        synchronized (Session.this) {
          commands.remove(command);
        }
        if (command.isForgotten()) {
          keeper.forget(command.shell());
        }
      }
    };
  }

  /** Returns what the environment of its processes contains, and of no others. */
  String mark() {
    return Keeper.MARK + "=" + mark;
  }

  /** Returns the folder that is there until it has ended. */
  String folder() {
    return workspace.path();
  }

  /** Returns what the next command begins with. */
  public synchronized ShellState state() {
    return state;
  }

  /**
   * Ends all commands and whatever they left behind, as the session's {@link Patience} says. Their output is not told
   * any more, their end is. Complete when nothing is left.
   */
  public synchronized CompletableFuture<Void> end() {
    if (!ended) {
      ended = true;
      List<Command> last = List.copyOf(commands);
      last.forEach(Command::discard);
      Thread.ofPlatform().daemon().name("terminal-end-" + mark).start(() -> {
        keeper.close();
        last.forEach(Command::abandon);
        CompletableFuture.allOf(last.stream().map(Command::completion).toArray(CompletableFuture[]::new))
            .whenComplete((nothing, failure) -> {
              // The keeper, which is the user's, can only remove what is the user's.
              workspace.remove();
              end.complete(null);
            });
      });
    }
    return end.copy();
  }
}

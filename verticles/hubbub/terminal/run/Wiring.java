package hubbub.terminal.run;

import hubbub.process.Block;
import hubbub.process.OsUser;
import hubbub.process.Spawn;
import hubbub.terminal.run.CommandRequest.Kind;
import hubbub.terminal.run.Detours.Detour;
import hubbub.terminal.shell.CommandLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The terminals and pipes between one command and the hub. */
final class Wiring implements AutoCloseable {
  private static final int BLOCK = 32 << 10;
  private static final int SLOWEST_NUDGE = 128;

  private final Channels channels = new Channels();
  private final Credit credit = new Credit();
  private final Block block = new Block(BLOCK);
  private final List<Pseudoterminal> terminals = new ArrayList<>();
  private final Map<Integer, Tap> taps = new HashMap<>();
  private final List<Breakpoint> breakpoints = new ArrayList<>();
  private final Workspace workspace;
  private final OsUser user;
  private final int number;
  private final CommandRequest request;
  private final CommandListener listener;
  private final Input input;
  private final String reportPath;
  private final Report report;

  /** Opens all but the breakpoints. The listener hears of what comes through it. */
  Wiring(Workspace workspace, OsUser user, int number, CommandRequest request, CommandListener listener)
      throws IOException {
    this.workspace = workspace;
    this.user = user;
    this.number = number;
    this.request = request;
    this.listener = listener;
    try {
      Pseudoterminal main = terminal();
      channels.add(new Output(main, credit, block, bytes -> listener.output(Source.STDOUT, bytes)));
      input = channels.add(new Input(main, request.kind() == Kind.PLAIN));
      if (request.kind() == Kind.PLAIN) {
        channels.add(new Output(terminal(), credit, block, bytes -> listener.output(Source.STDERR, bytes)));
      }
      reportPath = workspace.pipe(number, "report");
      report = channels.add(new Report(reportPath, (first, statuses) ->
          breakpoints.forEach(breakpoint -> breakpoint.statuses(first, statuses))));
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  private Pseudoterminal terminal() throws IOException {
    Pseudoterminal terminal = new Pseudoterminal(request.size(), user);
    terminals.add(terminal);
    if (request.kind() == Kind.PLAIN) {
      terminal.passThrough();
    }
    return terminal;
  }

  /** Opens the breakpoints and returns the command rewritten for them. */
  String detoured(CommandLine line) throws IOException {
    Map<Integer, Detour> detours = new LinkedHashMap<>();
    for (int pipe : request.breakpoints()) {
      detours.put(pipe, detour(pipe));
    }
    return new Detours(detours, reportPath).rewrite(line);
  }

  private Detour detour(int pipe) throws IOException {
    Breakpoint breakpoint = new Breakpoint(pipe, listener);
    breakpoints.add(breakpoint);
    Pseudoterminal errors = terminal();
    channels.add(new Output(errors, credit, block, bytes -> {
      listener.output(Source.STDERR, bytes.slice());
      breakpoint.passed(Source.STDERR, bytes);
    }));
    String in = workspace.pipe(number, pipe + "-in");
    String out = workspace.pipe(number, pipe + "-out");
    Tap tap = channels.add(new Tap(in, out, request.held().contains(pipe),
        bytes -> breakpoint.passed(Source.STDOUT, bytes)));
    taps.put(pipe, tap);
    channels.add(tap.meet(channels::post));
    nudge(tap, 1);
    return new Detour(in, errors.path(), out);
  }

  private void nudge(Tap tap, int milliseconds) {
    channels.post(milliseconds, () -> {
      if (tap.nudge()) {
        nudge(tap, Math.min(2 * milliseconds, SLOWEST_NUDGE));
      }
    });
  }

  /** Starts a program on it and returns its process id. */
  int start(List<String> arguments, Map<String, String> environment) throws IOException {
    try (Spawn spawn = new Spawn()) {
      spawn.open(0, terminals.getFirst().path()).copy(0, 1);
      if (request.kind() == Kind.PLAIN) {
        spawn.open(2, terminals.get(1).path());
      } else {
        spawn.copy(0, 2);
      }
      return spawn.start(arguments, environment);
    }
  }

  Channels channels() {
    return channels;
  }

  Credit credit() {
    return credit;
  }

  Input input() {
    return input;
  }

  Report report() {
    return report;
  }

  String reportPath() {
    return reportPath;
  }

  /** Returns what a breakpoint carries; there is one for each that was asked for. */
  Map<Integer, Tap> taps() {
    return taps;
  }

  /** Returns the terminals, the one for input first. */
  List<Pseudoterminal> terminals() {
    return terminals;
  }

  @Override
  public void close() {
    channels.close();
    workspace.clear(number);
  }
}

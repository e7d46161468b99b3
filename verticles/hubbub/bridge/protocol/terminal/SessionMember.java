package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bridge.spi.Terminals;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Running;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A client in its session: what it asks of its commands, and what it is told of them. Commands take turns, one message
 * each, and only while the socket takes them.
 */
final class SessionMember implements TerminalListener {
  private final Peer peer;
  private final Terminals terminals;
  private final Credentials credentials;
  private final int window;
  private final Runnable out;
  private final Map<Long, CommandView> commands = new HashMap<>();
  private final Map<Long, String> recordings = new HashMap<>();
  private final Deque<CommandView> ready = new ArrayDeque<>();
  private final Fragment scratch = new Fragment(4_096);
  private TerminalView view;
  private Principal who;
  private boolean binary;
  private boolean waiting;

  SessionMember(Peer peer, Terminals terminals, Credentials credentials, int window, Runnable out) {
    this.peer = peer;
    this.terminals = terminals;
    this.credentials = credentials;
    this.binary = credentials.binary();
    this.window = window;
    this.out = out;
  }

  /** The session is there: says so, and what runs in it or has run. */
  void entered(TerminalView session, Principal principal) {
    view = session;
    who = principal;
    JsonObject payload = Answers.ok().put("sessionToken", session.opened().token());
    if (session.opened().readOnly()) {
      payload.put("session", session.opened().session()).put("readOnly", true);
    }
    peer.send(Answers.message("authentication", payload));
    session.opened().commands().forEach(this::begin);
  }

  void leave() {
    commands.values().forEach(command -> command.credit().settle());
    view.leave();
  }

  Peer peer() {
    return peer;
  }

  Terminals terminals() {
    return terminals;
  }

  TerminalView view() {
    return view;
  }

  Principal who() {
    return who;
  }

  boolean isCalled(String sessionToken) {
    return sessionToken.equals(view.opened().token());
  }

  /** Runs a command. It is answered when it begins, before anything it says. */
  void run(JsonObject payload) {
    Run run;
    try {
      run = CommandRequest.read(payload, view.viewer());
    } catch (Fault wrong) {
      refuse("command", payload, wrong.detail());
      return;
    }
    binary |= run.kind() == Run.Kind.PTY;
    view.ask(TerminalApi::run, run)
        .onSuccess(this::running)
        .onFailure(problem -> refuse("command", payload, Answers.sentence(problem)));
  }

  /** Takes a binary frame: the number of a command, and what is typed into it. */
  void typed(Buffer frame) {
    try {
      long serverId = Chunk.varint(frame, 0);
      Buffer bytes = frame.slice(Chunk.length(serverId), frame.length());
      view.ask(TerminalApi::input, new Input(view.viewer(), serverId, bytes, false))
          .onFailure(problem ->
              refuse("update", new JsonObject().put("serverId", serverId), Answers.sentence(problem)));
    } catch (IndexOutOfBoundsException | ArithmeticException broken) {
      refuse("update", new JsonObject(), "A binary message begins with the number of a command.");
    }
  }

  void acknowledge(long serverId, long bytes) {
    CommandView command = commands.get(serverId);
    if (command != null) {
      command.credit().acknowledged(bytes);
    }
  }

  void answer(String type, JsonObject payload) {
    if (peer.open()) {
      peer.send(Answers.message(type, payload));
    }
  }

  void refuse(String type, JsonObject asked, String sentence) {
    if (peer.open()) {
      peer.offence();
      peer.send(Answers.error(type, asked, sentence));
    }
  }

  /** Tells the person something. */
  void notice(String kind, String text) {
    tell(new JsonObject().put("kind", kind).put("message", text));
  }

  @Override
  public void output(Chunk chunk) {
    CommandView command = commands.get(chunk.serverId());
    if (command != null) {
      queue(command);
      command.add(chunk);
    }
  }

  @Override
  public void event(TerminalEvent event) {
    switch (event.kind()) {
      case BEGAN -> begin(CommandState.fromJson(event.body()));
      case RESIZED -> resized(Resize.fromJson(event.body()));
      case NOTICE -> notice(Notice.fromJson(event.body()));
      case CLOSED -> {
        Closed closed = Closed.fromJson(event.body());
        notice("session_closed", SessionRequest.sentence(closed.reason()));
        view.leave();
        out.run();
      }
      default -> {
        CommandView command = commands.get(event.body().getLong("server_id"));
        if (command != null) {
          queue(command);
          command.add(event);
        }
      }
    }
  }

  @Override
  public void turnEnded() {
    waiting = waiting && peer.holding();
    while (!waiting && !ready.isEmpty()) {
      CommandView command = ready.poll();
      long bytes = command.send(peer, binary, credentials.progress(), scratch);
      if (!command.idle()) {
        ready.add(command);
      }
      sent(command, bytes);
    }
  }

  @Override
  public void lost() {
    notice("session_closed", "The connection to the session is lost. Please authenticate again.");
    out.run();
  }

  private void sent(CommandView command, long bytes) {
    if (!peer.holding()) {
      taken(command, bytes);
      return;
    }
    waiting = true;
    peer.whenTaken(() -> {
      taken(command, bytes);
      waiting = false;
      turnEnded();
    });
  }

  private void taken(CommandView command, long bytes) {
    command.credit().taken(bytes);
    if (command.over()) {
      command.credit().settle();
      commands.remove(command.state().serverId());
    }
  }

  private void queue(CommandView command) {
    if (command.idle()) {
      ready.add(command);
    }
  }

  private void begin(CommandState state) {
    Credit credit = new Credit(view, state.serverId(), window);
    commands.put(state.serverId(), new CommandView(state, credit));
    JsonObject payload = Answers.ok().put("command", state.command())
        .put("clientId", Tag.parse(state.tag()).value())
        .put("serverId", state.serverId());
    if (credentials.binary() && state.cols() > 0) {
      payload.put("pty", size(state.cols(), state.rows()));
    }
    String recording = recordings.remove(state.serverId());
    if (recording != null) {
      payload.put("recording", recording);
    }
    peer.send(Answers.message("command", payload));
  }

  private void resized(Resize resize) {
    if (credentials.binary()) {
      answer("update", size(resize.screen().cols(), resize.screen().rows())
          .put("type", "resize").put("serverId", resize.serverId()));
    }
  }

  private static JsonObject size(int cols, int rows) {
    return new JsonObject().put("cols", cols).put("rows", rows);
  }

  private void running(Running running) {
    if (!running.recording().isEmpty()) {
      recordings.put(running.serverId(), running.recording());
    }
  }

  private void notice(Notice notice) {
    JsonObject payload = new JsonObject().put("kind", notice.kind().name().toLowerCase(Locale.ROOT))
        .put("message", notice.text()).put("session", notice.session())
        .put("at", Instant.ofEpochMilli(notice.at()).toString());
    if (notice.serverId() > 0) {
      payload.put("serverId", notice.serverId());
    }
    tell(payload);
  }

  private void tell(JsonObject payload) {
    answer("notification", payload);
  }
}

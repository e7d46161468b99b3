package hubbub.terminal;

import hubbub.bus.Subscription;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Cut;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Grant;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.OfViewer;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.SendSignal;
import hubbub.contract.terminal.Taken;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.testing.Await;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One viewer, as a bridge keeps it: what it was told, in order, and what it has taken of it. */
final class Watching {
  private final TerminalServer server;
  private final String viewer;
  private final Subscription subscription;
  private final List<TerminalEvent> events = new CopyOnWriteArrayList<>();
  private final Map<String, Buffer> output = new ConcurrentHashMap<>();
  private volatile boolean takes = true;
  private final CompletableFuture<Opened> opened = new CompletableFuture<>();

  private Watching(TerminalServer server, String viewer) {
    this.server = server;
    this.viewer = viewer;
    this.subscription = server.bus.listen(TerminalApi.EVENT.of(viewer), events::add, this::hear);
    Await.result(subscription.ready());
  }

  static Watching open(TerminalServer server, Open open) {
    Watching watching = new Watching(server, open.viewer());
    watching.opened.complete(server.ask(TerminalApi.OPEN, open));
    return watching;
  }

  private void hear(Buffer buffer) {
    Chunk chunk = Chunk.from(buffer);
    // Before the credit for it, so that nothing is granted that was not noted.
    output.merge(key(chunk.serverId(), chunk.outlet()), chunk.bytes().copy(),
        (before, more) -> Buffer.buffer(before.length() + more.length()).appendBuffer(before).appendBuffer(more));
    if (takes) {
      grant(chunk.serverId(), chunk.bytes().length());
    }
  }

  /** Takes nothing any more, as a client that stopped reading. */
  Watching stalls() {
    takes = false;
    return this;
  }

  void grant(long serverId, long bytes) {
    // Output may be heard before the answer is known here.
    opened.thenAccept(
        there -> server.bus.call(TerminalApi.grant(there.session()), new Grant(viewer, serverId, bytes)));
  }

  String viewer() {
    return viewer;
  }

  Opened opened() {
    return opened.join();
  }

  String session() {
    return opened().session();
  }

  Run request(String command) {
    return new Run(viewer, "t", Run.Kind.PLAIN, command, List.of(), List.of(), Screen.USUAL, false);
  }

  long run(String command) {
    return run(request(command));
  }

  long run(Run run) {
    return server.ask(TerminalApi.run(session()), run).serverId();
  }

  Fault refused(Run run, ErrorCode code) {
    return server.refused(TerminalApi.run(session()), run, code);
  }

  /** Runs a command to its end and returns what it said. */
  String said(String command) {
    long id = run(command);
    ended(id);
    return text(id);
  }

  Done type(long id, String text, boolean end) {
    return server.ask(TerminalApi.input(session()), new Input(viewer, id, Buffer.buffer(text), end));
  }

  /** Types without an answer, as somebody who need not wait. */
  void types(long id, String text) {
    server.bus.publish(TerminalApi.typed(session()), new Input(viewer, id, Buffer.buffer(text), false).toBuffer());
  }

  void signal(long id, String signal) {
    server.ask(TerminalApi.signal(session()), new SendSignal(viewer, id, signal));
  }

  void leave() {
    server.ask(TerminalApi.leave(session()), new OfViewer(viewer));
    Await.result(subscription.close());
  }

  /** Goes silently, as with a bridge that died. */
  void vanish() {
    Await.result(subscription.close());
  }

  Ended ended(long id) {
    Await.until("command " + id + " has ended",
        () -> events(TerminalEvent.Kind.ENDED).stream().anyMatch(event -> id(event) == id));
    return Ended.fromJson(events(TerminalEvent.Kind.ENDED).stream().filter(event -> id(event) == id).findFirst()
        .orElseThrow().body());
  }

  List<TerminalEvent> events(TerminalEvent.Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  TerminalEvent told(TerminalEvent.Kind kind) {
    Await.until(kind + " is told", () -> !events(kind).isEmpty());
    return events(kind).getFirst();
  }

  List<TerminalEvent> events() {
    return List.copyOf(events);
  }

  long cut(long id) {
    return events(TerminalEvent.Kind.CUT).stream().filter(event -> id(event) == id)
        .mapToLong(event -> Cut.fromJson(event.body()).bytes()).sum();
  }

  /** Returns how much of what it typed without an answer it was told to be taken. */
  long taken(long id) {
    return events(TerminalEvent.Kind.TAKEN).stream().filter(event -> id(event) == id)
        .mapToLong(event -> Taken.fromJson(event.body()).bytes()).sum();
  }

  String text(long id) {
    return bytes(id, Outlet.STDOUT).toString();
  }

  Buffer bytes(long id, Outlet outlet) {
    return output.getOrDefault(key(id, outlet), Buffer.buffer());
  }

  /** Returns how many bytes it was told of a command, of all outlets. */
  long total(long id) {
    long total = 0;
    for (Outlet outlet : Outlet.values()) {
      total += bytes(id, outlet).length();
    }
    return total;
  }

  private static long id(TerminalEvent event) {
    return event.body().getLong("server_id", 0L);
  }

  private static String key(long serverId, Outlet outlet) {
    return serverId + " " + outlet;
  }
}

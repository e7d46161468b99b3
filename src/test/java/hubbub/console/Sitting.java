package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Subscription;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Attached;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleEvent;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Grant;
import hubbub.contract.console.Input;
import hubbub.contract.console.Leave;
import hubbub.contract.console.Notice;
import hubbub.contract.console.Spy;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One viewer of a console, as a bridge keeps it: what it was told, in order. */
final class Sitting {
  private final ConsoleServer server;
  private final String viewer;
  private final Subscription subscription;
  private final List<Object> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Attached> attached = new CompletableFuture<>();
  private volatile boolean takes = true;
  private int asked;

  private Sitting(ConsoleServer server, String viewer) {
    this.server = server;
    this.viewer = viewer;
    // A bus is for one thread at a time, and a test may have many.
    synchronized (server.bus) {
      this.subscription = server.bus.listen(ConsoleApi.EVENT.of(viewer), heard::add, this::hear);
    }
    Await.result(subscription.ready());
  }

  static Sitting at(ConsoleServer server, Attach attach) {
    return at(server, attach, true);
  }

  /** Sits down and takes packets, or has no more credit than the window. */
  static Sitting at(ConsoleServer server, Attach attach, boolean takes) {
    Sitting sitting = new Sitting(server, attach.viewer());
    sitting.takes = takes;
    sitting.attached.complete(server.ask(ConsoleApi.ATTACH, attach));
    return sitting;
  }

  static Sitting spy(ConsoleServer server, Spy spy, boolean takes) {
    Sitting sitting = new Sitting(server, spy.viewer());
    sitting.takes = takes;
    sitting.attached.complete(server.ask(ConsoleApi.SPY, spy));
    return sitting;
  }

  private void hear(Buffer packet) {
    heard.add(packet.toString());
    if (takes) {
      // It may be heard before the answer is known here.
      attached.thenAccept(there -> grant(packet.length()));
    }
  }

  void grant(int bytes) {
    server.bus.call(ConsoleApi.grant(console()), new Grant(viewer, bytes));
  }

  /** Takes packets as they come from now on. */
  void takes() {
    takes = true;
  }

  String viewer() {
    return viewer;
  }

  Attached attached() {
    return attached.join();
  }

  String console() {
    return attached().console();
  }

  /** Waits until the console has connected. */
  Sitting up() {
    if (!attached().running()) {
      Await.until("the console has connected", () -> !events(Kind.UP).isEmpty());
    }
    return this;
  }

  Future<Done> send(String packet) {
    return server.bus.call(ConsoleApi.input(console()), new Input(viewer, packet));
  }

  /** Sends a packet and waits until it was taken. */
  void type(String packet) {
    Await.result(send(packet));
  }

  Fault refused(String packet, ErrorCode code) {
    return server.refused(ConsoleApi.input(console()), new Input(viewer, packet), code);
  }

  /** Lets the scripted console run a script of bash. */
  void run(String script) {
    type("{\"type\":\"run\",\"data\":\""
        + Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)) + "\"}");
  }

  /** Lets the scripted console tell what a script writes, and returns that. */
  String told(String script) {
    String type = "told" + ++asked;
    run("say \"{\\\"type\\\":\\\"" + type + "\\\",\\\"data\\\":\\\"$( { " + script + "; } 2>&1 | base64 -w 0)\\\"}\"");
    Await.until(script + " is told", () -> packets().stream().anyMatch(packet -> packet.contains(type)));
    String told = packets().stream().filter(packet -> packet.contains(type)).findFirst().orElseThrow();
    return new String(Base64.getDecoder().decode(new JsonObject(told).getString("data")), StandardCharsets.UTF_8)
        .strip();
  }

  void leave(boolean lost) {
    server.ask(ConsoleApi.leave(console()), new Leave(viewer, lost));
  }

  /** Goes silently, as with a bridge that died. */
  void vanish() {
    Await.result(subscription.close());
  }

  /** Returns packets as texts and events, in order. */
  List<Object> heard() {
    return List.copyOf(heard);
  }

  List<String> packets() {
    return heard.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  List<ConsoleEvent> events(Kind kind) {
    return heard.stream().filter(ConsoleEvent.class::isInstance).map(ConsoleEvent.class::cast)
        .filter(event -> event.kind() == kind).toList();
  }

  List<String> notices() {
    return events(Kind.NOTICE).stream().map(event -> Notice.fromJson(event.body()).text()).toList();
  }

  /** Waits for a packet. */
  void hears(String packet) {
    Await.until(packet + " is heard", () -> packets().contains(packet));
  }

  void isNoticed(String part) {
    Await.until("a notice says " + part, () -> notices().stream().anyMatch(text -> text.contains(part)));
  }

  /** Waits for the end, which is the last it hears. */
  Closed closed(Closed.Reason reason) {
    Await.until("it is out", () -> !events(Kind.CLOSED).isEmpty());
    assertThat(events(Kind.CLOSED)).hasSize(1);
    Closed closed = Closed.fromJson(events(Kind.CLOSED).getFirst().body());
    assertThat(closed.reason()).as(closed.text()).isEqualTo(reason);
    return closed;
  }
}

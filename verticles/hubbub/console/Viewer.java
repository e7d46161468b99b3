package hubbub.console;

import hubbub.bus.Bus;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleEvent;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Notice;
import hubbub.contract.console.Spy;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** One connection that sees a console: what it has credit for, and what waits for credit. */
final class Viewer {
  private enum Manner { SITS, STAYS, WATCHES }

  private final Bus bus;
  private final String key;
  private final String bridge;
  private final Principal principal;
  private final Manner manner;
  private final Topic<ConsoleEvent> topic;
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private long credit;
  private long missed;
  private boolean begun;

  /** Makes the viewer of who sits at a console. */
  Viewer(Bus bus, Attach attach) {
    this(bus, attach.principal(), attach.viewer(), attach.bridge(), attach.window(),
        attach.keep() ? Manner.STAYS : Manner.SITS);
  }

  /** Makes the viewer of who watches one. */
  Viewer(Bus bus, Spy spy) {
    this(bus, spy.principal(), spy.viewer(), spy.bridge(), spy.window(), Manner.WATCHES);
  }

  private Viewer(Bus bus, Principal principal, String key, String bridge, int window, Manner manner) {
    this.bus = bus;
    this.key = key;
    this.bridge = bridge;
    this.principal = principal;
    this.manner = manner;
    this.topic = ConsoleApi.EVENT.of(key);
    this.credit = window;
  }

  String key() {
    return key;
  }

  String bridge() {
    return bridge;
  }

  Principal principal() {
    return principal;
  }

  /** Tells whether the console is to wait where this connection is lost. */
  boolean keep() {
    return manner == Manner.STAYS;
  }

  /** Lets packets that came before wait for it. */
  void replay(Collection<Buffer> packets) {
    waiting.addAll(packets);
  }

  /** Begins to send; what happened before was answered already. */
  void begin() {
    begun = true;
    pump();
  }

  boolean begun() {
    return begun;
  }

  /** Tells whether another packet could be sent at once. */
  boolean hungry() {
    return begun && credit > 0 && waiting.isEmpty();
  }

  /**
   * Sends a packet, or lets it wait for credit; who watches misses it instead.
   *
   * @return whether it was not missed
   */
  boolean send(Buffer packet) {
    boolean taken = manner != Manner.WATCHES || hungry();
    if (taken) {
      waiting.add(packet);
      pump();
    } else {
      missed++;
    }
    return taken;
  }

  void grant(int bytes) {
    credit += bytes;
    pump();
    if (missed > 0 && hungry()) {
      tell(Kind.NOTICE, new Notice("You missed " + missed + " packets of this console."));
      missed = 0;
    }
  }

  void tell(Kind kind, Message body) {
    bus.publish(topic, new ConsoleEvent(kind, body.toJson()));
  }

  /** Tells it the last it hears: behind all that waits for credit, or instead of that. */
  void close(Closed closed, boolean behind) {
    if (behind && begun) {
      waiting.forEach(packet -> bus.publish(topic, packet));
    }
    waiting.clear();
    begun = false;
    tell(Kind.CLOSED, closed);
  }

  private void pump() {
    while (begun && credit > 0 && !waiting.isEmpty()) {
      Buffer packet = waiting.remove();
      credit -= packet.length();
      bus.publish(topic, packet);
    }
  }
}

package hubbub.terminal;

import hubbub.bus.Bus;
import hubbub.contract.Message;
import hubbub.contract.Name;
import hubbub.contract.Topic;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/** One connection that sees a session. */
final class Viewer {
  private final String key;
  private final String bridge;
  private final Principal principal;
  private final Name person;
  private final boolean readOnly;
  private final int window;
  private final Bus bus;
  private final Topic<TerminalEvent> topic;
  private final Map<Long, Reading> readings = new HashMap<>();

  Viewer(Open open, Name person, boolean readOnly, Bus bus) {
    this.key = open.viewer();
    this.bridge = open.bridge();
    this.principal = open.principal();
    this.person = person;
    this.readOnly = readOnly;
    this.window = open.window();
    this.bus = bus;
    this.topic = TerminalApi.EVENT.of(key);
  }

  String key() {
    return key;
  }

  String bridge() {
    return bridge;
  }

  Name person() {
    return person;
  }

  /** Tells whether it came by a session's token alone. */
  boolean cameByToken() {
    return !principal.registered();
  }

  /** Tells whether it came by a login that has ended with this. */
  boolean concernedBy(Revoked revoked) {
    return revoked.concerns(principal);
  }

  boolean readOnly() {
    return readOnly;
  }

  /** Begins to read a command at a place of its output. */
  void follow(Job job, long from) {
    readings.put(job.serverId(), new Reading(job.output().place(from), window));
  }

  /** Returns how far it has read a command, which it follows. */
  Reading reading(Job job) {
    return readings.get(job.serverId());
  }

  void forget(Job job) {
    readings.remove(job.serverId());
  }

  void tell(TerminalEvent.Kind kind, Message body) {
    tell(new TerminalEvent(kind, body.toJson()));
  }

  void tell(TerminalEvent event) {
    bus.publish(topic, event);
  }

  void tell(Buffer chunk) {
    bus.publish(topic, chunk);
  }
}

package hubbub.console;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.console.Packet;
import hubbub.store.Pending;
import hubbub.store.Trail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * The journal of consoles: who sat down at, took over, watched and ended which, and every packet that was sent to one.
 * Of a file it has name and size, of a password nothing, of other texts the first kilobyte; the answers it never has.
 */
final class Audit {
  static final String STREAM = "audit";
  private static final int MOST = 1_024;

  private final Trail trail;
  private final Clock clock;
  private final Pending pending;

  Audit(Trail trail, Clock clock, Pending pending) {
    this.trail = trail;
    this.clock = clock;
    this.pending = pending;
  }

  /** Notes what happens to a console. */
  Future<Void> happened(String verb, Console console, String actor) {
    return write(entry(verb, console).put("actor", actor).put("user", console.state().user()));
  }

  /** Notes a packet for a console. Nobody waits for that: it is on its way to the disk when the console gets it. */
  void sent(Console console, Packet outside, String packet) {
    if (outside.type().equals("password")) {
      return;
    }
    JsonObject entry = entry("sent", console).put("type", cut(outside.type()));
    if (outside.type().equals("file")) {
      file(entry, packet);
    } else {
      entry.put("text", cut(outside.data().isEmpty() ? packet : outside.data()));
    }
    write(entry);
  }

  private static void file(JsonObject entry, String packet) {
    JsonObject whole = new JsonObject(packet);
    JsonObject data = whole.getValue("data") instanceof JsonObject object ? object : whole;
    entry.put("name", cut(text(data, "name"))).put("action", cut(text(data, "action")))
        .put("bytes", text(data, "content").getBytes(StandardCharsets.UTF_8).length);
  }

  private static String text(JsonObject data, String key) {
    return data.getValue(key) instanceof String text ? text : "";
  }

  private static String cut(String text) {
    int end = Math.min(text.length(), MOST);
    return text.substring(0, end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private JsonObject entry(String verb, Console console) {
    return new JsonObject().put("at", clock.millis()).put("verb", verb).put("console", console.id())
        .put("person", console.owner().shown());
  }

  /** Answers an administrator who looks for lines. */
  Future<AuditPage> search(AuditQuery query) {
    return trail.search(query);
  }

  private Future<Void> write(JsonObject entry) {
    return pending.count(trail.append(entry));
  }
}

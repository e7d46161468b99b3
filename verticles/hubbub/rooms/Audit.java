package hubbub.rooms;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.rooms.Moderate;
import hubbub.store.Journal;
import hubbub.store.Pending;
import hubbub.store.Trail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * The journal of what owners and administrators do. An entry is on disk before the deed is done: a deed may fail after
 * it, but none is missing. The oldest entries are dropped beyond a number.
 */
final class Audit {
  private static final String STREAM = "audit";

  private final Trail trail;
  private final Clock clock;
  private final Pending pending;

  Audit(Journal journal, Clock clock, Pending pending, long keep) {
    this.trail = new Trail(journal, STREAM, keep);
    this.clock = clock;
    this.pending = pending;
  }

  Future<Void> deed(String verb, Moderate deed) {
    return write(entry(verb, deed.actor()).put("room", deed.room()).put("target", deed.target())
        .put("until", deed.until()).put("reason", deed.reason()));
  }

  Future<Void> deed(String verb, String actor, String room, String detail) {
    return write(entry(verb, actor).put("room", room).put("detail", detail));
  }

  private JsonObject entry(String verb, String actor) {
    return new JsonObject().put("at", clock.millis()).put("verb", verb).put("actor", actor);
  }

  /** Answers an administrator who looks for lines. */
  Future<AuditPage> search(AuditQuery query) {
    return trail.search(query);
  }

  private Future<Void> write(JsonObject entry) {
    return pending.count(trail.append(entry));
  }
}

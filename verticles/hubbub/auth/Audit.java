package hubbub.auth;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.store.Journal;
import hubbub.store.Trail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** The journal of what was done to accounts and by whom, oldest lines dropped beyond a number. */
final class Audit {
  static final String STREAM = "audit";

  private final Trail trail;
  private final LongSupplier clock;

  Audit(Journal journal, LongSupplier clock, long keep) {
    this.trail = new Trail(journal, STREAM, keep);
    this.clock = clock;
  }

  /** Completes when the line is on disk. */
  Future<Void> add(String act, JsonObject details) {
    return trail.append(new JsonObject().put("at", clock.getAsLong()).put("act", act).mergeIn(details));
  }

  /** Answers an administrator who looks for lines. */
  Future<AuditPage> search(AuditQuery query) {
    return trail.search(query);
  }

  /** Drops what is too old. */
  Future<Void> trim() {
    return trail.trim();
  }
}

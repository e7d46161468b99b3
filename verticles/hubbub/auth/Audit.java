package hubbub.auth;

import hubbub.store.Journal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** The journal of what was done to accounts and by whom, oldest lines dropped beyond a number. */
final class Audit {
  static final String STREAM = "audit";

  private static final int TRIM_EVERY = 1000;

  private final Journal journal;
  private final LongSupplier clock;
  private final long keep;

  Audit(Journal journal, LongSupplier clock, long keep) {
    this.journal = journal;
    this.clock = clock;
    this.keep = keep;
  }

  /** Completes when the line is on disk. */
  Future<Void> add(String act, JsonObject details) {
    JsonObject line = new JsonObject().put("at", clock.getAsLong()).put("act", act).mergeIn(details);
    return journal.append(STREAM, line.toBuffer())
        .compose(seq -> seq % TRIM_EVERY == 0 ? trim(seq) : Future.succeededFuture());
  }

  /** Drops what is too old. */
  Future<Void> trim() {
    return journal.last(STREAM).compose(this::trim);
  }

  private Future<Void> trim(long last) {
    return last > keep ? journal.trim(STREAM, last - keep) : Future.succeededFuture();
  }
}

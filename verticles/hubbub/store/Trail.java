package hubbub.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A stream of a journal of which only the newest lines are kept, as many as are wanted: an audit. */
public final class Trail {
  private static final int TRIM_EVERY = 1_000;

  private final Journal journal;
  private final String stream;
  private final long keep;

  /** Keeps so many lines of a stream, and up to 999 more between two clearings. */
  public Trail(Journal journal, String stream, long keep) {
    this.journal = journal;
    this.stream = stream;
    this.keep = keep;
  }

  /** Appends a line; completes when it is stored, as durably as the journal does. */
  public Future<Void> append(JsonObject line) {
    return journal.append(stream, line.toBuffer())
        .compose(seq -> seq % TRIM_EVERY == 0 ? trim(seq) : Future.succeededFuture());
  }

  /** Drops what is too old; {@link #append} does so from time to time. */
  public Future<Void> trim() {
    return journal.last(stream).compose(this::trim);
  }

  private Future<Void> trim(long last) {
    return last > keep ? journal.trim(stream, last - keep) : Future.succeededFuture();
  }
}

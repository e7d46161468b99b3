package hubbub.store;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A stream of a journal of which only the newest lines are kept, as many as are wanted: an audit. */
public final class Trail {
  private static final int TRIM_EVERY = 1_000;
  private static final int CHUNK = 500;
  /** How many lines one search looks at; whoever wants more asks again. */
  private static final int LOOKS = 5_000;

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

  /** Answers an administrator who looks for lines; fails with FORBIDDEN for others. */
  public Future<AuditPage> search(AuditQuery query) {
    if (!query.actor().admin()) {
      return Future.failedFuture(new Fault(ErrorCode.FORBIDDEN));
    }
    Future<Long> before = query.before() > 0 ? Future.succeededFuture(query.before())
        : journal.last(stream).map(last -> last + 1);
    return before.compose(from -> search(new Search(query), from, LOOKS));
  }

  private Future<AuditPage> search(Search search, long before, int looks) {
    if (before <= 1 || looks <= 0) {
      return Future.succeededFuture(search.page(before <= 1 ? 0 : before));
    }
    return journal.before(stream, before, CHUNK).compose(lines -> {
      for (Journal.Line line : lines.reversed()) {
        if (search.over(line)) {
          return Future.succeededFuture(search.page(search.full() ? line.seq() + 1 : 0));
        }
      }
      return search(search, lines.size() < CHUNK ? 0 : lines.getFirst().seq(), looks - CHUNK);
    });
  }

  private Future<Void> trim(long last) {
    return last > keep ? journal.trim(stream, last - keep) : Future.succeededFuture();
  }
}

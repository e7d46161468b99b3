package hubbub.store.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a lane remembers of a namespace's streams, so that an append need not ask the tables. */
final class Streams {
  private static final int REMEMBERED = 10_000;
  private static final byte[] KNOWN = {};

  private final Namespace namespace;
  private final Map<String, Open> open = new HashMap<>();
  private long epoch;

  Streams(Namespace namespace) {
    this.namespace = namespace;
  }

  /** Records an entry and returns its number. */
  long append(Batch batch, String stream, byte[] entry) {
    Open at = find(batch, stream).orElse(null);
    if (at == null) {
      at = new Open(new Stream(batch.freshId(), 0), 0);
      batch.record(new Change.Append(namespace.key(stream), new Position(at.stream.id(), 1), entry));
      open.put(stream, at);
    } else {
      batch.record(new Change.Append(KNOWN, new Position(at.stream.id(), at.last + 1), entry));
    }
    return ++at.last;
  }

  /** Records that a stream begins behind a number, where there is none. */
  void begin(Batch batch, String stream, long floor) {
    if (find(batch, stream).isEmpty()) {
      Stream made = new Stream(batch.freshId(), floor);
      batch.record(new Change.Trim(namespace.key(stream), made));
      open.put(stream, new Open(made, floor));
    }
  }

  /** Records that entries up to a number are forgotten. */
  void trim(Batch batch, String stream, long upTo) {
    find(batch, stream).ifPresent(at -> {
      long floor = Math.min(upTo, at.last);
      if (floor > at.stream.floor()) {
        Stream trimmed = new Stream(at.stream.id(), floor);
        batch.record(new Change.Trim(namespace.key(stream), trimmed));
        at.stream = trimmed;
      }
    });
  }

  /** Records that a stream is forgotten. */
  void drop(Batch batch, String stream) {
    find(batch, stream).ifPresent(at -> {
      batch.record(new Change.Drop(namespace.key(stream), at.stream.id()));
      open.put(stream, Open.GONE);
    });
  }

  private Optional<Open> find(Batch batch, String stream) {
    boolean stale = epoch != batch.epoch();
    // What this batch has changed is in no table yet and must not be forgotten.
    if (stale || open.size() > REMEMBERED && batch.empty()) {
      open.clear();
      epoch = batch.epoch();
    }
    Open known = open.get(stream);
    if (known == null) {
      known = batch.tables().stream(namespace.key(stream))
          .map(stored -> new Open(stored, batch.tables().last(stored))).orElse(Open.GONE);
      open.put(stream, known);
    }
    return known == Open.GONE ? Optional.empty() : Optional.of(known);
  }

  private static final class Open {
    static final Open GONE = new Open(new Stream(0, 0), 0);

    private Stream stream;
    private long last;

    Open(Stream stream, long last) {
      this.stream = stream;
      this.last = last;
    }
  }
}

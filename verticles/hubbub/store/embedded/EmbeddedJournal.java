package hubbub.store.embedded;

import hubbub.contract.Fault;
import hubbub.store.Bounds;
import hubbub.store.Journal;
import hubbub.store.WholeStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.h2.mvstore.Cursor;

/** Streams of one namespace in the tables. Reads run on a worker thread, writes in the namespace's lane. */
final class EmbeddedJournal implements Journal {
  private final Namespace namespace;
  private final EmbeddedKeyValues values;
  private final Streams streams;

  EmbeddedJournal(Namespace namespace, EmbeddedKeyValues values) {
    this.namespace = namespace;
    this.values = values;
    this.streams = new Streams(namespace);
  }

  @Override
  public Future<Long> append(String stream, Buffer entry) {
    byte[] bytes;
    try {
      bytes = checked(stream, entry);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.lane().submit(bytes.length, batch -> streams.append(batch, stream, bytes));
  }

  @Override
  public Future<OptionalLong> appendIf(String stream, Buffer entry, List<Write.Check> checks) {
    byte[] bytes;
    try {
      bytes = checked(stream, entry);
      checks.forEach(check -> Bounds.key(check.key()));
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.lane().submit(bytes.length, batch -> values.holds(batch, checks)
        ? OptionalLong.of(streams.append(batch, stream, bytes)) : OptionalLong.empty());
  }

  @Override
  public Future<List<Line>> after(String stream, long after, int limit) {
    return page(stream, limit, last -> Math.max(0, after) + 1, Long.MAX_VALUE);
  }

  @Override
  public Future<List<Line>> before(String stream, long before, int limit) {
    // A stream has no gaps, so the page's beginning can be counted.
    return page(stream, limit, last -> Math.min(before, last + 1) - limit, before);
  }

  @Override
  public Future<Long> last(String stream) {
    try {
      Bounds.key(stream);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.read(tables -> namespace.steady(
        () -> tables.stream(namespace.key(stream)).map(tables::last).orElse(0L)));
  }

  @Override
  public Future<Void> trim(String stream, long upTo) {
    return change(stream, batch -> streams.trim(batch, stream, upTo));
  }

  @Override
  public Future<Void> drop(String stream) {
    return change(stream, batch -> streams.drop(batch, stream));
  }

  /** Makes a stream that begins behind a number. */
  Future<Void> begin(String stream, long before) {
    return change(stream, batch -> streams.begin(batch, stream, before));
  }

  /** Returns the streams of the namespace. */
  Future<List<WholeStore.Head>> heads() {
    return namespace.read(tables -> namespace.steady(() -> {
      List<WholeStore.Head> heads = new ArrayList<>();
      Cursor<byte[], byte[]> cursor = tables.streamsFrom(namespace.prefix());
      while (cursor.hasNext() && Keys.startsWith(cursor.next(), namespace.prefix())) {
        heads.add(new WholeStore.Head(Keys.text(namespace.prefix(), cursor.getKey()),
            tables.last(Stream.read(cursor.getValue()))));
      }
      return List.copyOf(heads);
    }));
  }

  private Future<Void> change(String stream, Consumer<Batch> change) {
    try {
      Bounds.key(stream);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.lane().submit(stream.length(), batch -> {
      change.accept(batch);
      return null;
    });
  }

  private Future<List<Line>> page(String stream, int limit, LongUnaryOperator first, long before) {
    try {
      Bounds.key(stream);
      Bounds.limit(limit);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.read(tables -> {
      Optional<From> found = namespace.steady(() -> tables.stream(namespace.key(stream)).map(at -> {
        long from = Math.max(at.floor() + 1, first.applyAsLong(tables.last(at)));
        return new From(at.id(), tables.entriesFrom(new Position(at.id(), from)));
      }));
      return found.map(from -> lines(from, limit, before)).orElse(List.of());
    });
  }

  private static List<Line> lines(From from, int limit, long before) {
    List<Line> lines = new ArrayList<>();
    while (lines.size() < limit && from.cursor.hasNext()) {
      Position at = from.cursor.next();
      if (at.stream() != from.stream || at.seq() >= before) {
        break;
      }
      lines.add(new Line(at.seq(), Buffer.buffer(from.cursor.getValue())));
    }
    return List.copyOf(lines);
  }

  private static byte[] checked(String stream, Buffer entry) {
    Bounds.key(stream);
    Bounds.value(entry.length());
    return entry.getBytes();
  }

  private record From(long stream, Cursor<Position, byte[]> cursor) {}
}

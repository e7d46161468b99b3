package hubbub.store.redis;

import hubbub.contract.Fault;
import hubbub.store.Bounds;
import hubbub.store.Journal;
import hubbub.store.WholeStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** Streams of one namespace: a Redis stream for each, and a hash that holds their newest numbers. */
final class RedisJournal implements Journal {
  // One page: Redis does nothing else meanwhile.
  private static final int PAGE = 256;

  private final Namespace namespace;

  RedisJournal(Namespace namespace) {
    this.namespace = namespace;
  }

  @Override
  public Future<Long> append(String stream, Buffer entry) {
    return appendIf(stream, entry, List.of()).map(OptionalLong::getAsLong);
  }

  @Override
  public Future<OptionalLong> appendIf(String stream, Buffer entry, List<Write.Check> checks) {
    try {
      Bounds.key(stream);
      Bounds.value(entry.length());
      checks.forEach(check -> Bounds.key(check.key()));
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    Order order = Order.of(Script.APPEND, namespace.owner(), namespace.heads(), namespace.stream(stream),
        namespace.values()).tell(stream).tell(entry);
    checks.forEach(check -> order.tell(check.key()).tell(check.expected()));
    return namespace.way().write(order, seq -> seq.toLong() == 0 ? OptionalLong.empty()
        : OptionalLong.of(seq.toLong()));
  }

  @Override
  public Future<List<Line>> after(String stream, long after, int limit) {
    try {
      Bounds.key(stream);
      Bounds.limit(limit);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return after == Long.MAX_VALUE ? Future.succeededFuture(List.of())
        : pages(Command.XRANGE, stream, Math.max(0, after) + 1, limit, new ArrayList<>()).map(List::copyOf);
  }

  @Override
  public Future<List<Line>> before(String stream, long before, int limit) {
    try {
      Bounds.key(stream);
      Bounds.limit(limit);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return before <= 1 ? Future.succeededFuture(List.of())
        : pages(Command.XREVRANGE, stream, before - 1, limit, new ArrayList<>()).map(RedisJournal::oldestFirst);
  }

  @Override
  public Future<Long> last(String stream) {
    try {
      Bounds.key(stream);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.way().read(Request.cmd(Command.HGET).arg(namespace.heads()).arg(stream),
        head -> head == null ? 0L : head.toLong());
  }

  @Override
  public Future<Void> trim(String stream, long upTo) {
    return change(Script.TRIM, stream, upTo);
  }

  @Override
  public Future<Void> drop(String stream) {
    return change(Script.DROP, stream, 0);
  }

  /** Makes a stream that begins behind a number. */
  Future<Void> begin(String stream, long before) {
    return change(Script.BEGIN, stream, before);
  }

  /** Returns the streams of the namespace. */
  Future<List<WholeStore.Head>> heads() {
    return namespace.way().read(Request.cmd(Command.HGETALL).arg(namespace.heads()), found -> {
      List<WholeStore.Head> heads = new ArrayList<>();
      found.getKeys().forEach(stream -> heads.add(new WholeStore.Head(stream, found.get(stream).toLong())));
      heads.sort((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)));
      return List.copyOf(heads);
    });
  }

  private static byte[] bytes(WholeStore.Head head) {
    return head.stream().getBytes(StandardCharsets.UTF_8);
  }

  private Future<Void> change(Script script, String stream, long upTo) {
    try {
      Bounds.key(stream);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.way().write(Order.of(script, namespace.owner(), namespace.heads(), namespace.stream(stream))
        .tell(stream).tell(upTo), changed -> null);
  }

  /** Reads page after page from a number on, up or down. */
  private Future<List<Line>> pages(Command direction, String stream, long from, int limit, List<Line> found) {
    int page = Math.min(PAGE, limit - found.size());
    return page(direction, stream, from, page).compose(lines -> {
      found.addAll(lines);
      return lines.size() < page || found.size() == limit ? Future.succeededFuture(found)
          : pages(direction, stream, found.getLast().seq() + (direction == Command.XRANGE ? 1 : -1), limit, found);
    });
  }

  private Future<List<Line>> page(Command direction, String stream, long from, int count) {
    Request request = Request.cmd(direction).arg(namespace.stream(stream)).arg(from)
        .arg(direction == Command.XRANGE ? "+" : "-").arg("COUNT").arg(count);
    return namespace.way().read(request, RedisJournal::lines);
  }

  private static List<Line> lines(Response answer) {
    List<Line> lines = new ArrayList<>(answer.size());
    for (Response entry : answer) {
      String id = entry.get(0).toString();
      lines.add(new Line(Long.parseLong(id.substring(0, id.indexOf('-'))), entry.get(1).get(1).toBuffer()));
    }
    return lines;
  }

  private static List<Line> oldestFirst(List<Line> newestFirst) {
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }
}

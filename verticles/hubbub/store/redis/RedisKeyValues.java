package hubbub.store.redis;

import hubbub.contract.Fault;
import hubbub.store.Bounds;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of one namespace: a hash, and a sorted set that holds the order of its keys. */
final class RedisKeyValues implements KeyValueStore {
  // One page of a scan: Redis does nothing else meanwhile.
  private static final int PAGE = 500;
  private static final int PAGE_BYTES = 1024 * 1024;

  private final Namespace namespace;

  RedisKeyValues(Namespace namespace) {
    this.namespace = namespace;
  }

  @Override
  public Future<Optional<Entry>> get(String key) {
    try {
      Bounds.key(key);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.way().read(Request.cmd(Command.HGET).arg(namespace.values()).arg(key), found ->
        found == null ? Optional.empty() : Packed.entry(key, found.toBytes(), System.currentTimeMillis()));
  }

  @Override
  public Future<Boolean> commit(List<Write> writes) {
    try {
      Bounds.commit(writes);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    Order order = Order.of(Script.COMMIT, namespace.owner(), namespace.meta(), namespace.values(), namespace.order(),
        namespace.expiry());
    for (Write write : writes) {
      switch (write) {
        case Write.Put put -> order.tell("put").tell(put.key()).tell(put.expected()).tell(put.expiresAt())
            .tell(put.value());
        case Write.Delete delete -> order.tell("delete").tell(delete.key()).tell(delete.expected()).tell(0).tell("");
        case Write.Check check -> order.tell("check").tell(check.key()).tell(check.expected()).tell(0).tell("");
      }
    }
    return namespace.way().write(order, made -> made.toInteger() == 1);
  }

  @Override
  public Future<List<Entry>> scan(String prefix, String after, int limit) {
    try {
      Bounds.limit(limit);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    Buffer begin = Buffer.buffer(prefix);
    Buffer behind = Buffer.buffer(after);
    boolean from = compare(behind, begin) >= 0 && behind.length() > 0;
    return page(new Range(from ? bound('(', behind) : bound('[', begin), end(begin)), limit, new ArrayList<>());
  }

  private Future<List<Entry>> page(Range range, int limit, List<Entry> found) {
    Request request = Order.script(Script.SCAN, List.of(namespace.values(), namespace.order()))
        .arg(range.from).arg(range.to).arg(Math.min(PAGE, limit - found.size())).arg(PAGE_BYTES);
    return namespace.way().read(request, answer -> add(answer, found)).compose(last -> last.isEmpty()
        || found.size() == limit ? Future.succeededFuture(List.copyOf(found))
        : page(new Range(bound('(', last.get()), range.to), limit, found));
  }

  /** Adds what was found and returns the last key, if there may be more behind it. */
  private static Optional<Buffer> add(Response answer, List<Entry> found) {
    long now = System.currentTimeMillis();
    for (int i = 1; i < answer.size(); i += 2) {
      String key = answer.get(i).toString(StandardCharsets.UTF_8);
      Packed.entry(key, answer.get(i + 1).toBytes(), now).ifPresent(found::add);
    }
    return answer.get(0).toInteger() == 0 ? Optional.empty() : Optional.of(answer.get(answer.size() - 2).toBuffer());
  }

  private static Buffer bound(char kind, Buffer key) {
    return Buffer.buffer().appendByte((byte) kind).appendBuffer(key);
  }

  /** Returns the end of all keys with a prefix. No byte of UTF-8 is so high that none follows it. */
  private static Buffer end(Buffer prefix) {
    if (prefix.length() == 0) {
      return Buffer.buffer("+");
    }
    Buffer end = bound('(', prefix);
    return end.setByte(end.length() - 1, (byte) (end.getByte(end.length() - 1) + 1));
  }

  private static int compare(Buffer one, Buffer other) {
    return java.util.Arrays.compareUnsigned(one.getBytes(), other.getBytes());
  }

  private record Range(Buffer from, Buffer to) {}
}

package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Bounds;
import hubbub.store.Durability;
import hubbub.store.Fence;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.RedisConfig;
import hubbub.store.WholeStore;
import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A store in Redis, which one process has at a time. May be called from any thread; futures complete on the caller's
 * context. How durable a write is when it is answered, Redis' own configuration says, for all namespaces alike.
 */
public final class RedisStore implements WholeStore, Namespace.Way {
  private static final long SWEEP_MILLIS = 5_000;
  private static final int SWEPT = 500;

  private final VertxInternal vertx;
  private final ContextInternal context;
  private final ContextInternal opener;
  private final Closeable hook = closed -> close().onComplete(closed);
  private final Names names;
  private final Fence fence;
  private final Condition condition;
  private final Link link;
  private final Map<String, Parts> namespaces = new ConcurrentHashMap<>();
  private final AtomicReference<Future<Void>> closing = new AtomicReference<>();
  private final long sweeper;

  private RedisStore(Opening opening, Line<Kept> line) {
    this.vertx = opening.vertx();
    this.context = opening.context();
    this.opener = opening.opener();
    this.names = Names.of(opening.config());
    this.fence = opening.lease().fence();
    this.condition = new Condition(opening.config().name());
    this.link = new Link(vertx, opening.dialer(), opening.lease(), condition,
        opening.config().lease().toMillis() / 3);
    link.begin(line);
    Advice.give(opening.config().name(), line.wire());
    this.sweeper = vertx.setPeriodic(SWEEP_MILLIS, due -> namespaces.keySet().forEach(this::sweep));
    // A verticle that is undeployed without closing its store would keep it from all others.
    opener.addCloseHook(hook);
  }

  /** Opens a store; fails with {@link hubbub.store.StoreInUse} where another process has it. */
  public static Future<WholeStore> open(Vertx vertx, RedisConfig config) {
    return open(vertx, config, Opening.PATIENCE);
  }

  static Future<WholeStore> open(Vertx vertx, RedisConfig config, long patience) {
    Opening opening = Opening.of((VertxInternal) vertx, config);
    Promise<WholeStore> opened = opening.opener().promise();
    opening.context().emit(go -> opening.take(patience).<WholeStore>map(line -> new RedisStore(opening, line))
        .onComplete(opened));
    return opened.future();
  }

  @Override
  public KeyValueStore keyValues(String namespace, Durability durability) {
    return parts(namespace).values;
  }

  @Override
  public Journal journal(String namespace, Durability durability) {
    return parts(namespace).journal;
  }

  @Override
  public boolean healthy() {
    return closing.get() == null && condition.good();
  }

  @Override
  public Future<Void> lost() {
    Promise<Void> lost = vertx.getOrCreateContext().promise();
    link.lost().onComplete(lost);
    return lost.future();
  }

  @Override
  public Optional<Fence> fence() {
    return Optional.of(fence);
  }

  @Override
  public Future<Void> close() {
    Promise<Void> closed = vertx.getOrCreateContext().promise();
    if (closing.compareAndSet(null, closed.future())) {
      opener.removeCloseHook(hook);
      context.emit(go -> {
        vertx.cancelTimer(sweeper);
        link.close().onComplete(closed);
      });
    }
    return closing.get();
  }

  @Override
  public Future<List<String>> namespaces() {
    return read(Request.cmd(Command.SMEMBERS).arg(names.spaces()),
        found -> found.stream().map(Response::toString).sorted().toList());
  }

  @Override
  public Future<List<Head>> streams(String namespace) {
    return parts(namespace).journal.heads();
  }

  @Override
  public Future<Void> begin(String namespace, String stream, long before) {
    return parts(namespace).journal.begin(stream, before);
  }

  @Override
  public <T> Future<T> read(Request request, Function<Response, T> answer) {
    Promise<T> promise = vertx.getOrCreateContext().promise();
    return submit(Call.read(request, answer, promise), promise.future());
  }

  @Override
  public <T> Future<T> write(Order order, Function<Response, T> answer) {
    Promise<T> promise = vertx.getOrCreateContext().promise();
    return submit(Call.write(order, answer, promise), promise.future());
  }

  private <T> Future<T> submit(Call<T> call, Future<T> answer) {
    if (closing.get() != null) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    context.emit(call, link::submit);
    return answer;
  }

  private Parts parts(String namespace) {
    return namespaces.computeIfAbsent(namespace, name -> {
      Namespace place = new Namespace(Bounds.namespace(name), names, this);
      // Notes the namespace before anything is put in; where that fails, the next one does.
      sweep(name);
      return new Parts(new RedisKeyValues(place), new RedisJournal(place));
    });
  }

  private void sweep(String name) {
    write(Order.of(Script.SWEEP, names.owner(), names.spaces(), names.values(name), names.order(name),
        names.expiry(name)).tell(name).tell(SWEPT), Response::toInteger).onSuccess(swept -> {
          if (swept == SWEPT) {
            sweep(name);
          }
        });
  }

  private record Parts(RedisKeyValues values, RedisJournal journal) {}
}

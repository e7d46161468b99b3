package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Fence;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.WholeStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;

/**
 * A store in a folder of its own, for one process. May be called from any thread; futures complete on the caller's
 * context. Reads run on worker threads of the store, writes on one thread for each durability.
 */
public final class EmbeddedStore implements WholeStore {
  private static final int READERS = 4;
  private static final int MAX_SWEEPS = 100;

  private final VertxInternal vertx;
  private final InstantSource clock;
  private final WorkerExecutor readers;
  private final OpenFiles files;
  private final Map<String, Parts> namespaces = new ConcurrentHashMap<>();
  private final Future<Void> never = Promise.<Void>promise().future();
  private final AtomicReference<Future<Void>> closing = new AtomicReference<>();

  private EmbeddedStore(VertxInternal vertx, InstantSource clock, WorkerExecutor readers, OpenFiles files) {
    this.vertx = vertx;
    this.clock = clock;
    this.readers = readers;
    this.files = files;
    files.saver().start(this::sweep);
  }

  /** Opens the store in a folder, which is made where it is missing. */
  public static Future<WholeStore> open(Vertx vertx, Path folder) {
    return open(vertx, folder, Setting.REAL).map(Function.identity());
  }

  static Future<EmbeddedStore> open(Vertx vertx, Path folder, Setting setting) {
    VertxInternal inside = (VertxInternal) vertx;
    WorkerExecutor readers = vertx.createSharedWorkerExecutor("hubbub-store", READERS);
    return readers.executeBlocking(() -> OpenFiles.open(inside, folder, setting), false)
        .map(files -> new EmbeddedStore(inside, setting.clock(), readers, files))
        .onFailure(problem -> readers.close());
  }

  @Override
  public KeyValueStore keyValues(String namespace, Durability durability) {
    return parts(namespace, durability).values;
  }

  @Override
  public Journal journal(String namespace, Durability durability) {
    return parts(namespace, durability).journal;
  }

  @Override
  public boolean healthy() {
    return closing.get() == null && files.healthy();
  }

  @Override
  public Future<Void> lost() {
    return never;
  }

  @Override
  public Optional<Fence> fence() {
    return Optional.empty();
  }

  @Override
  public Future<Void> close() {
    ContextInternal context = vertx.getOrCreateContext();
    Promise<Void> done = context.promise();
    if (closing.compareAndSet(null, done.future())) {
      // A thread of its own: the verticle's workers may be gone by now.
      Thread.ofPlatform().name("hubbub-store-close").start(() -> {
        try {
          files.close();
          done.complete();
        } catch (IOException | InterruptedException | RuntimeException | Error problem) {
          // Whoever stops waits for this, whatever went wrong.
          done.fail(problem);
        }
      });
      done.future().onComplete(closed -> readers.close());
    }
    return closing.get();
  }

  @Override
  public Future<List<String>> namespaces() {
    return read(tables -> {
      List<String> names = new ArrayList<>();
      for (Optional<byte[]> next = tables.anyFrom(new byte[0]); next.isPresent();
          next = tables.anyFrom(Keys.behindNamespace(names.getLast()))) {
        names.add(Keys.namespaceOf(next.get()));
      }
      return List.copyOf(names);
    });
  }

  @Override
  public Future<List<Head>> streams(String namespace) {
    return parts(namespace, Durability.EVERYSEC).journal.heads();
  }

  @Override
  public Future<Void> begin(String namespace, String stream, long before) {
    return parts(namespace, Durability.EVERYSEC).journal.begin(stream, before);
  }

  OpenFiles files() {
    return files;
  }

  private Parts parts(String namespace, Durability durability) {
    return namespaces.computeIfAbsent(namespace, name -> {
      Namespace place = new Namespace(name, files.lanes().get(durability), this::read);
      EmbeddedKeyValues values = new EmbeddedKeyValues(place, clock);
      return new Parts(values, new EmbeddedJournal(place, values));
    });
  }

  private <T> Future<T> read(Function<Tables, T> question) {
    if (closing.get() != null) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    return readers.executeBlocking(() -> {
      try {
        return question.apply(files.shared().tables());
      } catch (MVStoreException broken) {
        throw new Fault(ErrorCode.UNAVAILABLE);
      }
    }, false);
  }

  private void sweep() {
    namespaces.values().forEach(parts -> sweep(parts.values, MAX_SWEEPS));
  }

  private static void sweep(EmbeddedKeyValues values, int left) {
    values.sweep().onSuccess(more -> {
      if (more && left > 1) {
        sweep(values, left - 1);
      }
    });
  }

  private record Parts(EmbeddedKeyValues values, EmbeddedJournal journal) {}
}

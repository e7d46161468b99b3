package hubbub.store.tool;

import hubbub.store.Durability;
import hubbub.store.Entry;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.store.WholeStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A store that the tool has open, with the file of signing keys that an embedded one has beside it and one in Redis has
 * inside. Blocking.
 */
final class OpenStore implements AutoCloseable {
  static final String KEYS = "keys";

  private static final int PAGE = 200;

  private final WholeStore store;
  private final Optional<Path> keyFile;

  private OpenStore(WholeStore store, Optional<Path> keyFile) {
    this.store = store;
    this.keyFile = keyFile;
  }

  /** Tells whether there may be something; an embedded store would be made where there is none. */
  static boolean mayHold(StoreConfig config) {
    return config.redis().isPresent() || Files.isDirectory(config.folder());
  }

  static OpenStore open(Vertx vertx, StoreConfig config) {
    return new OpenStore(await(Stores.whole(vertx, config)),
        config.redis().isPresent() ? Optional.empty() : Optional.of(config.folder().resolve("keys.json")));
  }

  WholeStore store() {
    return store;
  }

  /** Tells all it holds, in an order that depends on nothing else. */
  void read(Consumer<Item> reader) {
    for (String namespace : await(store.namespaces())) {
      readValues(namespace, reader);
      for (WholeStore.Head head : await(store.streams(namespace))) {
        readStream(namespace, head, reader);
      }
    }
    keyFile.filter(Files::exists).ifPresent(file -> reader.accept(new Item.Value(KEYS, KEYS, 0, content(file))));
  }

  /** Removes all it holds. */
  void clear() {
    for (String namespace : await(store.namespaces())) {
      KeyValueStore values = store.keyValues(namespace, Durability.EVERYSEC);
      for (List<Entry> page = await(values.scan("", "", PAGE)); !page.isEmpty();
          page = await(values.scan("", "", PAGE))) {
        await(values.commit(page.stream().map(entry -> (Write) Write.delete(entry.key())).toList()));
      }
      Journal journal = store.journal(namespace, Durability.EVERYSEC);
      await(store.streams(namespace)).forEach(head -> await(journal.drop(head.stream())));
    }
    keyFile.ifPresent(OpenStore::delete);
  }

  /** Puts a value where it belongs, if that is the file; returns whether it is. */
  boolean toFile(Item.Value value) {
    if (keyFile.isEmpty() || !value.namespace().equals(KEYS) || !value.key().equals(KEYS)) {
      return false;
    }
    try {
      // Made for its owner only.
      Path fresh = Files.createTempFile(keyFile.get().getParent(), "keys", ".tmp");
      Files.write(fresh, value.value().getBytes());
      Files.move(fresh, keyFile.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    await(store.close());
  }

  /**
   * Waits for a future; fails with its failure. Only the tool's main thread may: an event loop would wait for what it
   * has to do itself.
   */
  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
    }
  }

  private void readValues(String namespace, Consumer<Item> reader) {
    KeyValueStore values = store.keyValues(namespace, Durability.EVERYSEC);
    String after = "";
    for (List<Entry> page = await(values.scan("", after, PAGE)); !page.isEmpty();
        page = await(values.scan("", after, PAGE))) {
      page.forEach(entry -> reader.accept(new Item.Value(namespace, entry.key(), entry.expiresAt(), entry.value())));
      after = page.getLast().key();
    }
  }

  private void readStream(String namespace, WholeStore.Head head, Consumer<Item> reader) {
    Journal journal = store.journal(namespace, Durability.EVERYSEC);
    List<Journal.Line> page = await(journal.after(head.stream(), 0, PAGE));
    long before = page.isEmpty() ? head.last() : page.getFirst().seq() - 1;
    reader.accept(new Item.Stream(namespace, head.stream(), before, head.last()));
    while (!page.isEmpty()) {
      page.forEach(line -> reader.accept(new Item.Line(line.entry())));
      page = await(journal.after(head.stream(), page.getLast().seq(), PAGE));
    }
  }

  private static Buffer content(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

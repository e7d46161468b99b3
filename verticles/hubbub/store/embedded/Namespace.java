package hubbub.store.embedded;

import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** A namespace: the beginning of its keys, the lane that writes it, and the way to read it. */
final class Namespace {
  private final byte[] prefix;
  private final Lane lane;
  private final Reader reader;

  Namespace(String name, Lane lane, Reader reader) {
    this.prefix = Keys.namespace(name);
    this.lane = lane;
    this.reader = reader;
  }

  byte[] prefix() {
    return prefix;
  }

  byte[] key(String key) {
    return Keys.join(prefix, key);
  }

  Lane lane() {
    return lane;
  }

  /** Reads on a worker thread. */
  <T> Future<T> read(Function<Tables, T> question) {
    return reader.read(question);
  }

  /** Returns what a question finds while no batch is half applied. */
  <T> T steady(Supplier<T> question) {
    lane.steady().lock();
    try {
      return question.get();
    } finally {
      lane.steady().unlock();
    }
  }

  /** How reads get to a worker thread. */
  interface Reader {
    /** Asks the tables a question. */
    <T> Future<T> read(Function<Tables, T> question);
  }
}

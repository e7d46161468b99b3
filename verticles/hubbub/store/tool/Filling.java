package hubbub.store.tool;

import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts what another store held into one that is empty. Many changes are on their way at a time, of few bytes. */
final class Filling implements Consumer<Item> {
  private static final int MOST = 200;
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final OpenStore open;
  private final List<Write> values = new ArrayList<>();
  private final List<Future<Long>> entries = new ArrayList<>();
  private String namespace = "";
  private Item.Stream stream = new Item.Stream("", "", 0, 0);
  private long next;
  private int bytes;

  Filling(OpenStore open) {
    this.open = open;
  }

  @Override
  public void accept(Item item) {
    switch (item) {
      case Item.Value value -> value(value);
      case Item.Stream begun -> begin(begun);
      case Item.Line line -> append(line);
    }
    if (values.size() + entries.size() >= MOST || bytes >= MOST_BYTES) {
      flush();
    }
  }

  /** Waits until all of it is stored. */
  void finish() {
    flush();
    checkEnd();
  }

  private void value(Item.Value value) {
    if (!value.namespace().equals(namespace)) {
      flush();
      namespace = value.namespace();
    }
    if (!open.toFile(value)) {
      values.add(Write.put(value.key(), value.value()).expiringAt(value.expiresAt()));
      bytes += value.value().length();
    }
  }

  private void begin(Item.Stream begun) {
    flush();
    checkEnd();
    stream = begun;
    next = begun.before() + 1;
    OpenStore.await(open.store().begin(begun.namespace(), begun.stream(), begun.before()));
  }

  private void append(Item.Line line) {
    Journal journal = open.store().journal(stream.namespace(), Durability.EVERYSEC);
    entries.add(journal.append(stream.stream(), line.entry()));
    bytes += line.entry().length();
  }

  private void flush() {
    if (!values.isEmpty()) {
      OpenStore.await(open.store().keyValues(namespace, Durability.EVERYSEC).commit(List.copyOf(values)));
      values.clear();
    }
    for (Future<Long> entry : entries) {
      if (OpenStore.await(entry) != next++) {
        throw new Problem(Problem.FAILED, "Somebody else writes to " + stream.stream() + ".");
      }
    }
    entries.clear();
    bytes = 0;
  }

  private void checkEnd() {
    if (!stream.stream().isEmpty() && next - 1 != stream.last()) {
      throw new Problem(Problem.FAILED, "The stream " + stream.stream() + " ends at " + (next - 1) + " and not at "
          + stream.last() + ".");
    }
  }
}

package hubbub.store.embedded;

import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.Write;
import hubbub.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that writes to a store until it is killed, and says on its standard output what was acknowledged: streams
 * and pairs of keys, of both durabilities at once, many under way. Argument: the store's folder.
 */
public final class AcknowledgingWriter {
  /** How many streams and pairs of keys there are of each durability. */
  static final int WRITERS = 8;
  private static final int UNDER_WAY = 4;
  private static final int KEPT = 100;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Store store;

  private AcknowledgingWriter(Store store) {
    this.store = store;
  }

  /** Writes until the process ends. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    AcknowledgingWriter writer = new AcknowledgingWriter(
        Await.result(EmbeddedStore.open(vertx, Path.of(arguments[0]))));
    for (Durability durability : Durability.values()) {
      for (int i = 0; i < WRITERS; i++) {
        String name = name(durability, i);
        vertx.runOnContext(go -> {
          for (int under = 0; under < UNDER_WAY; under++) {
            writer.append(writer.store.journal(space(durability), durability), name);
          }
          writer.count(writer.store.keyValues(space(durability), durability), name);
        });
      }
    }
  }

  static String space(Durability durability) {
    return Log.name(durability);
  }

  static String name(Durability durability, int number) {
    return Log.name(durability) + number;
  }

  /** Returns what the entry of a number says. */
  static Buffer entry(String stream) {
    return Buffer.buffer("entry of " + stream + " ".repeat(200));
  }

  private void append(Journal journal, String stream) {
    journal.append(stream, entry(stream)).onSuccess(seq -> {
      say("append " + stream + " " + seq);
      if (seq % KEPT == 0) {
        journal.trim(stream, seq - KEPT).onSuccess(done -> say("trim " + stream + " " + (seq - KEPT)));
      }
      append(journal, stream);
    });
  }

  private void count(KeyValueStore values, String key) {
    values.get(key).onSuccess(found -> {
      long next = found.map(entry -> entry.value().getLong(0)).orElse(0L) + 1;
      Buffer value = Buffer.buffer().appendLong(next);
      values.commit(List.of(Write.put(key, value), Write.put(key + " twin", value))).onSuccess(done -> {
        say("count " + key + " " + next);
        count(values, key);
      });
    });
  }

  // Each line in one write, so that no half line of another stands between.
  private void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}

package hubbub.store.tool;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Stores in a file: lines of JSON, packed with gzip. Each store ends with how much it held and a checksum of that, and
 * the file with a line that says so. Blocking.
 */
final class Backup {
  private static final int FORMAT = 1;

  private final Path file;

  Backup(Path file) {
    this.file = file;
  }

  /**
   * Writes stores, by their names, each by a reader that tells all it holds. The file is for its owner only, and there
   * when it is whole.
   */
  Map<String, Digest> write(Map<String, Consumer<Consumer<Item>>> stores) {
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "backup", ".tmp");
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
          GZIPOutputStream packed = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        Map<String, Digest> written = write(stores, packed);
        // Only then all of it has reached the file.
        packed.finish();
        channel.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return written;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Reads the whole file; each store's items go where its name leads. Fails where it is not whole. */
  Map<String, Digest> read(Function<String, Consumer<Item>> stores) {
    Map<String, Digest> read = new LinkedHashMap<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
      checkFormat(next(in).getInteger("hubbub_backup", 0));
      JsonObject line = next(in);
      for (; !line.containsKey("end"); line = next(in)) {
        String name = line.getString("store");
        read.put(name, store(in, stores.apply(name)));
      }
      if (line.getInteger("end") != read.size()) {
        throw damaged();
      }
    } catch (NoSuchFileException missing) {
      throw new Problem(Problem.FAILED, "There is no file " + file + ".");
    } catch (EOFException | ZipException | DecodeException | ClassCastException broken) {
      throw damaged();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return read;
  }

  private static Map<String, Digest> write(Map<String, Consumer<Consumer<Item>>> stores, OutputStream to)
      throws IOException {
    Map<String, Digest> written = new LinkedHashMap<>();
    BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    line(out, new JsonObject().put("hubbub_backup", FORMAT).put("made", Instant.now().toString()));
    stores.forEach((name, reader) -> {
      line(out, new JsonObject().put("store", name));
      Digest digest = new Digest(0);
      reader.accept(((Consumer<Item>) item -> line(out, json(item))).andThen(digest));
      line(out, new JsonObject().put("sums", sums(digest)));
      written.put(name, digest);
    });
    line(out, new JsonObject().put("end", stores.size()));
    out.flush();
    return written;
  }

  private Digest store(BufferedReader in, Consumer<Item> reader) throws IOException {
    Digest digest = new Digest(0);
    Consumer<Item> both = digest.andThen(reader);
    JsonObject line = next(in);
    for (; !line.containsKey("sums"); line = next(in)) {
      both.accept(item(line));
    }
    if (!line.getJsonObject("sums").equals(sums(digest))) {
      throw damaged();
    }
    return digest;
  }

  private void checkFormat(int format) {
    if (format < 1) {
      throw new Problem(Problem.FAILED, file + " is no backup of a hub.");
    }
    if (format > FORMAT) {
      throw new Problem(Problem.FAILED, file + " has format " + format + ", and this tool knows formats up to " + FORMAT
          + ". Use that of the hub that wrote it.");
    }
  }

  private Problem damaged() {
    return new Problem(Problem.FAILED, file + " is damaged or no backup of a hub. Nothing of it can be trusted.");
  }

  private static JsonObject next(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new EOFException();
    }
    return new JsonObject(line);
  }

  private static JsonObject sums(Digest digest) {
    JsonObject sums = new JsonObject();
    digest.lines().forEach(sums::put);
    return sums;
  }

  private static JsonObject json(Item item) {
    return switch (item) {
      case Item.Value value -> new JsonObject().put("value", new JsonArray().add(value.namespace()).add(value.key())
          .add(value.expiresAt()).add(value.value().getBytes()));
      case Item.Stream stream -> new JsonObject().put("stream", new JsonArray().add(stream.namespace())
          .add(stream.stream()).add(stream.before()).add(stream.last()));
      case Item.Line line -> new JsonObject().put("line", line.entry().getBytes());
    };
  }

  private static Item item(JsonObject line) {
    if (line.containsKey("line")) {
      return new Item.Line(Buffer.buffer(line.getBinary("line")));
    }
    if (line.containsKey("value")) {
      JsonArray value = line.getJsonArray("value");
      return new Item.Value(value.getString(0), value.getString(1), value.getLong(2),
          Buffer.buffer(value.getBinary(3)));
    }
    JsonArray stream = line.getJsonArray("stream");
    return new Item.Stream(stream.getString(0), stream.getString(1), stream.getLong(2), stream.getLong(3));
  }

  private static void line(BufferedWriter out, JsonObject line) {
    try {
      out.write(line.encode());
      out.write('\n');
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

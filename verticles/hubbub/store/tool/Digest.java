package hubbub.store.tool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts what a store holds and takes a checksum of it for each namespace: two stores that hold the same have equal
 * ones. What ends soon may be left out, since it may be gone from one of two stores already.
 */
final class Digest implements Consumer<Item> {
  private final Map<String, Part> parts = new TreeMap<>();
  private final long soon;
  private String namespace = "";

  /**
   * Makes a digest of nothing.
   *
   * @param soon values that end before are left out; 0 = none
   */
  Digest(long soon) {
    this.soon = soon;
  }

  @Override
  public void accept(Item item) {
    switch (item) {
      case Item.Value value -> {
        if (value.expiresAt() == 0 || value.expiresAt() >= soon) {
          part(value.namespace()).value(value);
        }
      }
      case Item.Stream stream -> {
        namespace = stream.namespace();
        part(namespace).stream(stream);
      }
      case Item.Line line -> part(namespace).line(line);
    }
  }

  /** Returns a line for each namespace: how much it holds, and the checksum. */
  Map<String, String> lines() {
    Map<String, String> lines = new TreeMap<>();
    parts.forEach((name, part) -> lines.put(name, part.shown()));
    return lines;
  }

  /** Says in short how much there is. */
  String summary() {
    return parts.values().stream().mapToLong(part -> part.values).sum() + " values, "
        + parts.values().stream().mapToLong(part -> part.entries).sum() + " entries in "
        + parts.values().stream().mapToLong(part -> part.streams).sum() + " streams";
  }

  boolean empty() {
    return parts.isEmpty();
  }

  private Part part(String name) {
    return parts.computeIfAbsent(name, fresh -> new Part());
  }

  private static final class Part {
    private final MessageDigest sum = sha();
    private long values;
    private long streams;
    private long entries;

    void value(Item.Value value) {
      values++;
      add("value " + value.expiresAt() + " ", value.key().getBytes(StandardCharsets.UTF_8));
      add("", value.value().getBytes());
    }

    void stream(Item.Stream stream) {
      streams++;
      add("stream " + stream.before() + " " + stream.last() + " ", stream.stream().getBytes(StandardCharsets.UTF_8));
    }

    void line(Item.Line line) {
      entries++;
      add("", line.entry().getBytes());
    }

    String shown() {
      try {
        MessageDigest now = (MessageDigest) sum.clone();
        return "%d values, %d entries in %d streams, sha256 %s".formatted(values, entries, streams,
            HexFormat.of().formatHex(now.digest()));
      } catch (CloneNotSupportedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private void add(String what, byte[] bytes) {
      sum.update(what.getBytes(StandardCharsets.UTF_8));
      sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      sum.update(bytes);
    }

    private static MessageDigest sha() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}

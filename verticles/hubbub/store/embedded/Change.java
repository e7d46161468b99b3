package hubbub.store.embedded;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record of the log does to the tables, with everything decided: versions, numbers, ids. Doing the same changes
 * again in order gives the same tables, even where some of their effects are there already.
 */
sealed interface Change {
  /** Writes the change into a record. */
  void write(RecordBuffer out);

  /** Makes the change. */
  void apply(Tables tables);

  /** Reads a change back. */
  static Change read(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case Probe.KIND -> new Probe(in.remaining());
      case Commit.KIND -> Commit.from(in);
      case Append.KIND -> new Append(bytes(in), new Position(in.getLong(), in.getLong()), bytes(in));
      case Trim.KIND -> new Trim(bytes(in), new Stream(in.getLong(), in.getLong()));
      case Drop.KIND -> new Drop(bytes(in), in.getLong());
      default -> throw new IllegalArgumentException("record of kind " + kind);
    };
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  /** Nothing, in some bytes: finds out whether the log can be written again. */
  record Probe(int bytes) implements Change {
    static final byte KIND = 0;

    @Override
    public void write(RecordBuffer out) {
      out.kind(KIND).padding(bytes);
    }

    @Override
    public void apply(Tables tables) {
      // Nothing to do: the record itself was the question.
    }
  }

  /** Keys put and removed together. */
  record Commit(long version, List<Cell> cells) implements Change {
    static final byte KIND = 1;

    static Commit from(ByteBuffer in) {
      long version = in.getLong();
      int count = in.getInt();
      List<Cell> cells = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        boolean put = in.get() == 1;
        byte[] key = bytes(in);
        cells.add(put ? new Cell.Put(key, in.getLong(), bytes(in)) : new Cell.Delete(key));
      }
      return new Commit(version, cells);
    }

    @Override
    public void write(RecordBuffer out) {
      out.kind(KIND).number(version).size(cells.size());
      for (Cell cell : cells) {
        switch (cell) {
          case Cell.Put put -> out.kind((byte) 1).bytes(put.key()).number(put.expiresAt()).bytes(put.value());
          case Cell.Delete delete -> out.kind((byte) 0).bytes(delete.key());
        }
      }
    }

    @Override
    public void apply(Tables tables) {
      for (Cell cell : cells) {
        switch (cell) {
          case Cell.Put put -> tables.put(put.key(), new Stored(version, put.expiresAt(), put.value()));
          case Cell.Delete delete -> tables.delete(delete.key());
        }
      }
    }
  }

  /** One key of a {@link Commit}. */
  sealed interface Cell {
    byte[] key();

    /** A value put. */
    record Put(byte[] key, long expiresAt, byte[] value) implements Cell {}

    /** A key removed. */
    record Delete(byte[] key) implements Cell {}
  }

  /** An entry of a stream; {@code created} is the stream's key where this is its first one, else empty. */
  record Append(byte[] created, Position at, byte[] entry) implements Change {
    static final byte KIND = 2;

    @Override
    public void write(RecordBuffer out) {
      out.kind(KIND).bytes(created).number(at.stream()).number(at.seq()).bytes(entry);
    }

    @Override
    public void apply(Tables tables) {
      if (created.length > 0) {
        tables.stream(created, new Stream(at.stream(), 0));
      }
      tables.append(at, entry);
    }
  }

  /** A stream's entries up to its new floor forgotten. */
  record Trim(byte[] key, Stream stream) implements Change {
    static final byte KIND = 3;

    @Override
    public void write(RecordBuffer out) {
      out.kind(KIND).bytes(key).number(stream.id()).number(stream.floor());
    }

    @Override
    public void apply(Tables tables) {
      tables.stream(key, stream);
      tables.forget(stream.id(), stream.floor());
    }
  }

  /** A stream forgotten with its numbers. */
  record Drop(byte[] key, long id) implements Change {
    static final byte KIND = 4;

    @Override
    public void write(RecordBuffer out) {
      out.kind(KIND).bytes(key).number(id);
    }

    @Override
    public void apply(Tables tables) {
      tables.dropStream(key);
      tables.forget(id, Long.MAX_VALUE);
    }
  }
}

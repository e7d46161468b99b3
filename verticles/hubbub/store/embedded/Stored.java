package hubbub.store.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A value as it stands in the tables; {@code expiresAt} is 0 where it never does. */
record Stored(long version, long expiresAt, byte[] value) {
  boolean expired(long now) {
    return expiresAt != 0 && expiresAt <= now;
  }

  /** How values are written in the MVStore file. */
  static final class Type extends BasicDataType<Stored> {
    private static final int OBJECTS = 56;

    @Override
    public int getMemory(Stored stored) {
      return OBJECTS + stored.value.length;
    }

    @Override
    public void write(WriteBuffer out, Stored stored) {
      out.putVarLong(stored.version).putVarLong(stored.expiresAt).putVarInt(stored.value.length).put(stored.value);
    }

    @Override
    public Stored read(ByteBuffer in) {
      long version = DataUtils.readVarLong(in);
      long expiresAt = DataUtils.readVarLong(in);
      byte[] value = new byte[DataUtils.readVarInt(in)];
      in.get(value);
      return new Stored(version, expiresAt, value);
    }

    @Override
    public Stored[] createStorage(int size) {
      return new Stored[size];
    }
  }
}

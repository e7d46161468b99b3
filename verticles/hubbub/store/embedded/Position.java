package hubbub.store.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Where a journal entry stands: its stream's id, then its number, so that a stream's entries lie side by side. */
record Position(long stream, long seq) {
  /** How positions are ordered and written in the MVStore file. */
  static final class Type extends BasicDataType<Position> {
    private static final int MEMORY = 32;

    @Override
    public int compare(Position one, Position two) {
      int streams = Long.compare(one.stream, two.stream);
      return streams != 0 ? streams : Long.compare(one.seq, two.seq);
    }

    @Override
    public int getMemory(Position position) {
      return MEMORY;
    }

    @Override
    public void write(WriteBuffer out, Position position) {
      out.putVarLong(position.stream).putVarLong(position.seq);
    }

    @Override
    public Position read(ByteBuffer in) {
      return new Position(DataUtils.readVarLong(in), DataUtils.readVarLong(in));
    }

    @Override
    public Position[] createStorage(int size) {
      return new Position[size];
    }
  }
}

package hubbub.terminal;

import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest output of a command, with the events that have a place in it. Bytes are counted from the command's
 * beginning, over all outlets; what is beyond the limit is thrown away from the front.
 */
final class Ring {
  /** Pieces up to this size grow together, so that many small ones cost no more than their bytes; each is copied. */
  private static final int SMALL = 1024;
  private static final int MOST_PIECES = 16_384;

  private final long serverId;
  private final int limit;
  private List<Piece> pieces = new ArrayList<>();
  private long dropped;
  private long first;
  private long end;

  Ring(long serverId, int limit) {
    this.serverId = serverId;
    this.limit = limit;
  }

  /** A piece of output, or an event, which has no length. Never changed, so its buffer may be told as it is. */
  private record Piece(long start, Outlet outlet, int location, Buffer chunk, int header, TerminalEvent event) {
    private int length() {
      return event == null ? chunk.length() - header : 0;
    }

    private long end() {
      return start + length();
    }

    private boolean takesMore(Outlet other, int otherLocation, int more) {
      return event == null && outlet == other && location == otherLocation && length() + more <= SMALL;
    }
  }

  /** Returns how many bytes there were. */
  long end() {
    return end;
  }

  /** Returns how many bytes are kept. */
  long size() {
    return end - first;
  }

  /** Returns the place of the oldest byte that is kept. */
  long first() {
    return first;
  }

  /** Adds output: a {@link Chunk} as a buffer, which nobody changes any more. */
  void add(Buffer buffer) {
    Chunk chunk = Chunk.from(buffer);
    int length = chunk.bytes().length();
    Piece last = pieces.isEmpty() ? null : pieces.getLast();
    if (last != null && last.takesMore(chunk.outlet(), chunk.location(), length)) {
      Buffer grown = Buffer.buffer(last.chunk.length() + length).appendBuffer(last.chunk).appendBuffer(chunk.bytes());
      pieces.set(pieces.size() - 1,
          new Piece(last.start, last.outlet, last.location, grown, last.header, null));
    } else {
      pieces.add(new Piece(end, chunk.outlet(), chunk.location(), buffer, buffer.length() - length, null));
    }
    end += length;
    dropWhile();
  }

  /** Adds an event behind what was said so far. */
  void add(TerminalEvent event) {
    pieces.add(new Piece(end, Outlet.STDOUT, 0, null, 0, event));
    dropWhile();
  }

  private void dropWhile() {
    int drop = 0;
    while (drop < pieces.size() - 1 && (end - first > limit || pieces.size() - drop > MOST_PIECES)) {
      first = pieces.get(drop++).end();
    }
    if (drop > 0) {
      pieces.subList(0, drop).clear();
      dropped += drop;
    }
  }

  /** Returns a place from which on to read, behind so many bytes; events just there are to be read. */
  Place place(long bytes) {
    long offset = Math.min(Math.max(bytes, 0), end);
    // Not beyond the last one where that may still grow.
    int last = pieces.size() - (endsInBytes() ? 1 : 0);
    int index = 0;
    while (index < last && pieces.get(index).end() <= offset && pieces.get(index).start < offset) {
      index++;
    }
    return new Place(dropped + index, offset);
  }

  private boolean endsInBytes() {
    return !pieces.isEmpty() && pieces.getLast().event == null;
  }

  /** How far somebody has read. */
  final class Place {
    private long piece;
    private long offset;

    private Place(long piece, long offset) {
      this.piece = piece;
      this.offset = offset;
    }

    /** Returns how many bytes lie before it. */
    long offset() {
      return offset;
    }

    /** Moves on over what was thrown away meanwhile, and returns how many bytes that was. */
    long skip() {
      long missed = Math.max(0, first - offset);
      offset += missed;
      piece = Math.max(piece, dropped);
      return missed;
    }

    /** Tells whether all there is has been read. */
    boolean atEnd() {
      return offset == end && piece >= dropped + pieces.size() - (endsInBytes() ? 1 : 0);
    }

    /** Reads on, at most so many bytes of output; returns false where nothing is there now, or no room. */
    boolean read(long room, Reader reader) {
      skip();
      while (piece < dropped + pieces.size()) {
        Piece next = pieces.get((int) (piece - dropped));
        if (next.event != null) {
          piece++;
          reader.event(next.event);
          return true;
        }
        if (offset < next.end()) {
          return room > 0 && read(next, (int) Math.min(room, next.end() - offset), reader);
        }
        if (piece == dropped + pieces.size() - 1) {
          // It may still grow.
          return false;
        }
        piece++;
      }
      return false;
    }

    private boolean read(Piece from, int length, Reader reader) {
      int at = (int) (offset - from.start);
      boolean whole = at == 0 && length == from.length();
      reader.bytes(whole ? from.chunk : new Chunk(serverId, from.outlet, from.location,
          from.chunk.slice(from.header + at, from.header + at + length)).toBuffer(), length);
      offset += length;
      return true;
    }
  }

  /** Is told what is read. */
  interface Reader {
    /** A {@link Chunk} as a buffer, with so many bytes of output. */
    void bytes(Buffer chunk, int length);

    /** An event. */
    void event(TerminalEvent event);
  }
}

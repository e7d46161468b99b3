package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.protocol.chatmaster.Piece.Broken;
import hubbub.bridge.protocol.chatmaster.Piece.Flood;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * Packages that are each a complete zlib or gzip stream, glued or torn anywhere. A package is read only when its stream
 * has ended and its checksum is right. One that is too large, packed or unpacked, is unpacked to its end without being
 * kept. After a corrupt one, the next stream whose header can be seen behind the place where the corruption showed is
 * tried, in silence until one is whole.
 */
final class CompressedDecoder implements Decoder {
  private final int limit;
  private final Unpacking stream;
  private Optional<Piece> piece = Optional.empty();
  private State state = State.BETWEEN;
  private boolean lost;
  private boolean oversize;
  private int matched;
  private long thrown;

  private enum State { BETWEEN, STREAM, SEARCHING }

  CompressedDecoder(Unpacking stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  @Override
  public int read(byte[] chunk, int from) {
    int at = from;
    while (at < chunk.length && piece.isEmpty()) {
      at = switch (state) {
        case BETWEEN -> between(chunk[at], at);
        case STREAM -> inside(chunk, at);
        case SEARCHING -> search(chunk[at], at);
      };
    }
    return at;
  }

  @Override
  public Optional<Piece> piece() {
    Optional<Piece> found = piece;
    piece = Optional.empty();
    return found;
  }

  @Override
  public int held() {
    return stream.held();
  }

  @Override
  public void close() {
    stream.end();
  }

  private int between(byte b, int at) {
    if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
      return at + 1;
    }
    if (b == stream.magic(0)) {
      begin();
    } else {
      corrupt();
    }
    return at;
  }

  private void begin() {
    stream.begin();
    oversize = false;
    state = State.STREAM;
  }

  private int inside(byte[] chunk, int at) {
    long before = stream.unpacked();
    int next = at;
    try {
      next = stream.read(chunk, at, oversize);
    } catch (DataFormatException wrong) {
      corrupt();
      // The inflater does not promise to have moved on.
      return Math.max(at + 1, stream.stopped());
    }
    if (!oversize && Math.max(stream.packed(), stream.unpacked()) > limit) {
      oversize = true;
      stream.forget();
      piece = Optional.of(new Broken(TOO_LARGE));
    } else if (oversize) {
      throwAway(stream.unpacked() - before);
    }
    if (stream.finished()) {
      finish();
    }
    return next;
  }

  private void finish() {
    if (!oversize) {
      piece = Optional.of(content(stream.content()));
    }
    stream.end();
    lost = false;
    state = State.BETWEEN;
  }

  private Piece content(byte[] content) {
    PlainDecoder inner = new PlainDecoder(limit);
    int end = inner.read(content, 0);
    Optional<Piece> found = inner.piece();
    if (found.orElse(new Flood()) instanceof Piece.Package && end < content.length) {
      return new Broken("A compressed stream holds one package.");
    }
    return found.orElse(new Broken(INCOMPLETE));
  }

  private void corrupt() {
    piece = Optional.of(lost || state == State.STREAM && oversize
        ? new Flood() : new Broken("The package is not compressed as the first one was."));
    stream.end();
    lost = true;
    matched = 0;
    state = State.SEARCHING;
  }

  private int search(byte b, int at) {
    throwAway(1);
    if (!stream.magic(matched, b)) {
      matched = stream.magic(0, b) ? 1 : 0;
    } else if (++matched == stream.magicLength()) {
      matched = 0;
      begin();
      stream.resume(b);
    }
    return at + 1;
  }

  private void throwAway(long bytes) {
    long before = thrown / FLOOD_BYTES;
    thrown += bytes;
    if (thrown / FLOOD_BYTES > before && piece.isEmpty()) {
      piece = Optional.of(new Flood());
    }
  }
}

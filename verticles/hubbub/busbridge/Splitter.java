package hubbub.busbridge;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Cuts a stream of bytes into frames, each behind four bytes with its length. Holds one frame and one read at most. */
final class Splitter {
  private static final int LENGTH = 4;

  private final int longest;
  private Buffer bytes = Buffer.buffer();
  private int at;

  /** Makes a splitter for frames of at most so many bytes. */
  Splitter(int longest) {
    this.longest = longest;
  }

  /** A stream in which no further frame can be found. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /** Takes what was read. */
  void add(Buffer read) {
    Buffer rest = bytes.getBuffer(at, bytes.length());
    bytes = rest.length() == 0 ? read : rest.appendBuffer(read);
    at = 0;
  }

  /** Returns the next frame without its length, or empty where more has to be read. */
  Optional<Buffer> next() throws Broken {
    if (bytes.length() - at < LENGTH) {
      return Optional.empty();
    }
    int length = bytes.getInt(at);
    if (length <= 0 || length > longest) {
      throw new Broken("A frame must have a length from 1 to " + longest + " bytes.");
    }
    int end = at + LENGTH + length;
    if (end > bytes.length()) {
      return Optional.empty();
    }
    Buffer frame = bytes.getBuffer(at + LENGTH, end);
    at = end;
    return Optional.of(frame);
  }

  /** Returns bytes with their length before them. */
  static Buffer framed(Buffer frame) {
    return Buffer.buffer(LENGTH + frame.length()).appendInt(frame.length()).appendBuffer(frame);
  }
}

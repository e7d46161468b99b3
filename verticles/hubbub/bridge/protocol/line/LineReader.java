package hubbub.bridge.protocol.line;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds lines in a stream of bytes, however it was cut. Of a line that is too long nothing is kept: it is told as soon
 * as it is, and the rest of it passes by.
 */
final class LineReader {
  static final int LONGEST = 65_536;

  private byte[] bytes = {};
  private int from;
  private int looked;
  private boolean skipping;

  /** What a line is: words, or nothing that could be answered but with why. */
  sealed interface Line {}

  record Words(String text) implements Line {}

  record Garbage(Fault why) implements Line {}

  void offer(byte[] more) {
    if (more.length > 0) {
      byte[] all = Arrays.copyOfRange(bytes, from, bytes.length + more.length);
      System.arraycopy(more, 0, all, bytes.length - from, more.length);
      bytes = all;
      looked -= from;
      from = 0;
    }
  }

  /** Returns the next line, if it is there to its end. */
  Optional<Line> next() {
    while (looked < bytes.length) {
      if (bytes[looked] == '\n') {
        int start = from;
        int end = looked++;
        from = looked;
        if (!skipping) {
          return Optional.of(line(start, end > start && bytes[end - 1] == '\r' ? end - 1 : end));
        }
        skipping = false;
      } else if (++looked - from > LONGEST + 1) {
        from = looked;
        if (!skipping) {
          skipping = true;
          return Optional.of(tooLong());
        }
      }
    }
    if (from == bytes.length || skipping) {
      bytes = new byte[0];
      from = 0;
      looked = 0;
    }
    return Optional.empty();
  }

  private Line line(int start, int end) {
    if (end - start > LONGEST) {
      return tooLong();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
      return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')
          ? garbage("The line has control characters in it and was left out.") : new Words(text);
    } catch (CharacterCodingException binary) {
      return garbage("The line is not valid UTF-8 and was left out.");
    }
  }

  private static Line tooLong() {
    return new Garbage(new Fault(ErrorCode.MESSAGE_TOO_LONG, "A line has at most " + LONGEST + " bytes."));
  }

  private static Line garbage(String why) {
    return new Garbage(new Fault(ErrorCode.BAD_REQUEST, why));
  }
}

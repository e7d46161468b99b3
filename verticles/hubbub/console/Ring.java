package hubbub.console;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last packets of a console, for who sits down at it. */
final class Ring {
  private final int mostLines;
  private final int mostBytes;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long lines;
  private long bytes;

  Ring(int mostLines, int mostBytes) {
    this.mostLines = mostLines;
    this.mostBytes = mostBytes;
  }

  /** Keeps a packet of so many lines, and drops the oldest beyond the bounds; the newest stays if its bytes fit. */
  void add(Buffer packet, int count) {
    kept.add(new Kept(packet, count));
    lines += count;
    bytes += packet.length();
    while (bytes > mostBytes || lines > mostLines && (kept.size() > 1 || mostLines == 0)) {
      Kept oldest = kept.remove();
      lines -= oldest.lines;
      bytes -= oldest.packet.length();
    }
  }

  /** Returns what is kept, the oldest first. */
  List<Buffer> packets() {
    return kept.stream().map(Kept::packet).toList();
  }

  /** Returns how many lines a packet is: one, and one more for each newline in its texts. */
  static int lines(Buffer packet) {
    byte[] bytes = packet.getBytes();
    int lines = 1;
    for (int at = 0; at < bytes.length - 1; at++) {
      if (bytes[at] == '\\') {
        // Whatever is escaped is no backslash that escapes.
        at++;
        lines += bytes[at] == 'n' ? 1 : 0;
      }
    }
    return lines;
  }

  private record Kept(Buffer packet, int lines) {}
}

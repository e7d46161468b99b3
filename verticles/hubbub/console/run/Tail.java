package hubbub.console.run;

import hubbub.process.Block;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The last of what a program wrote: {@value #LINES} lines, and {@value #BYTES} bytes at most. */
final class Tail {
  private static final int LINES = 20;
  private static final int BYTES = 8 << 10;

  private final byte[] bytes = new byte[BYTES];
  private long written;

  /** Takes the first bytes of a block. */
  void add(Block block, int length) {
    for (int i = 0; i < length; i++) {
      bytes[(int) (written++ % BYTES)] = block.bytes().get(i);
    }
  }

  /** Returns the lines that are not blank. What is no character to be shown is a question mark: it goes to a log. */
  List<String> lines() {
    int length = (int) Math.min(written, BYTES);
    byte[] ordered = new byte[length];
    for (int i = 0; i < length; i++) {
      ordered[i] = bytes[(int) ((written - length + i) % BYTES)];
    }
    List<String> lines = new String(ordered, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
        .map(line -> line.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029\ufffd]", "?")).toList();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }
}

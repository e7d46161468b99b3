package hubbub.rooms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a room's log need not be kept any longer. Messages and topics count as lines: the newest so many stay
 * however many people come and go, unless all events together are four times as many, or the time is over. Counts in
 * blocks, so that trimming is rare and what is kept is at least what was promised.
 */
final class Retention {
  private static final int EVENTS_PER_LINE = 4;
  private static final int LARGEST_BLOCK = 256;

  private final int maxLines;
  private final long maxAge;
  private final int blockSize;
  private final ArrayDeque<Block> blocks = new ArrayDeque<>(1);
  private long lines;
  private long events;

  Retention(int maxLines, long maxAge) {
    this.maxLines = maxLines;
    this.maxAge = maxAge;
    this.blockSize = Math.clamp(maxLines / 8, 1, LARGEST_BLOCK);
  }

  /** Counts the next event of the log; returns whether it may be time to trim. */
  boolean count(long seq, long at, boolean line) {
    boolean begun = blocks.isEmpty() || blocks.peekLast().events >= blockSize;
    if (begun) {
      blocks.add(new Block());
    }
    Block block = blocks.peekLast();
    block.count(seq, at, line);
    lines += line ? 1 : 0;
    events++;
    return begun && blocks.size() > 1;
  }

  /** Puts what was counted of an older stretch of the same log before what was counted here. */
  void precede(Retention older) {
    List<Block> before = new ArrayList<>(older.blocks);
    for (int i = before.size() - 1; i >= 0; i--) {
      blocks.addFirst(before.get(i));
    }
    lines += older.lines;
    events += older.events;
  }

  /** Forgets the blocks that need not be kept; returns up to which number the log may be trimmed, 0 = not at all. */
  long surplus(long now) {
    long upTo = 0;
    while (!blocks.isEmpty() && surplus(blocks.peek(), now)) {
      Block oldest = blocks.poll();
      lines -= oldest.lines;
      events -= oldest.events;
      upTo = oldest.last;
    }
    return upTo;
  }

  private boolean surplus(Block oldest, long now) {
    return oldest.newest < now - maxAge
        || blocks.size() > 1
        && (lines - oldest.lines >= maxLines || events > (long) EVENTS_PER_LINE * maxLines);
  }

  private static final class Block {
    private long last;
    private long newest;
    private int events;
    private int lines;

    private void count(long seq, long at, boolean line) {
      last = seq;
      newest = Math.max(newest, at);
      events++;
      lines += line ? 1 : 0;
    }
  }
}

package hubbub.terminal.run;

import hubbub.process.Block;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.PollSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What is typed into a terminal, written as fast as the programs take it. A terminal that collects lines drops what is
 * beyond 4,095 bytes of one; where lines come from a program ({@code split}), longer ones are passed on in pieces, for
 * which a terminal has the same character as for the end of input. {@link #offer} is for any thread, and {@link
 * #writeNew} for any in its turn ({@link Channels#meanwhile}).
 */
final class Input implements Channel {
  private static final int PIECE = 2048;
  private static final int MOST = 1 << 20;

  private final Pseudoterminal terminal;
  private final boolean split;
  private final Queue<Piece> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Block block = new Block(4096);
  private int offset;
  private int filled;
  private int written;
  private int column;
  private int place = -1;

  Input(Pseudoterminal terminal, boolean split) {
    this.terminal = terminal;
    this.split = split;
  }

  /** What was typed at once; no bytes are the end of the input. */
  private record Piece(byte[] bytes, IntConsumer taken) {
    private int size() {
      return bytes.length + 1;
    }
  }

  /** Adds bytes unless too many wait already, which it tells; an empty array is the end of the input. */
  boolean offer(byte[] bytes) {
    if (size.get() + bytes.length >= MOST) {
      return false;
    }
    add(bytes, length -> { });
    return true;
  }

  /** Adds bytes, however many wait; tells how many it was, on any thread, when the programs have taken them. */
  void add(byte[] bytes, IntConsumer taken) {
    Piece piece = new Piece(bytes, taken);
    size.addAndGet(piece.size());
    waiting.add(piece);
  }

  @Override
  public void prepare(PollSet set) {
    place = waiting.isEmpty() && written == filled ? -1 : set.add(terminal.master(), Libc.POLLOUT);
  }

  @Override
  public void serve(PollSet set) {
    if (place >= 0 && set.possible(place) != 0) {
      write();
    }
  }

  /** Writes what has been typed during a wait, without waiting once more, and tells whether nothing is left. */
  boolean writeNew() {
    if (place < 0 && !waiting.isEmpty()) {
      write();
    }
    return waiting.isEmpty() && written == filled;
  }

  private void write() {
    if (written == filled) {
      fill();
    }
    int now = terminal.master().write(block, written, filled - written);
    // Nobody reads any more: there is no use in keeping it.
    written = now == Descriptor.ENDED ? filled : written + now;
  }

  private void fill() {
    filled = 0;
    written = 0;
    Piece piece = waiting.peek();
    byte[] next = piece.bytes;
    // Only where it makes a difference: it is asked of the system.
    boolean inLines = (split || next.length == 0) && terminal.collectsLines();
    if (next.length == 0 && inLines) {
      end();
    }
    while (offset < next.length && filled < block.size() - 1) {
      byte one = next[offset++];
      put(one);
      column = endsLine(one) ? 0 : column + 1;
      if (inLines && column == PIECE) {
        put(Pseudoterminal.END_OF_INPUT);
        column = 0;
      }
    }
    if (offset == next.length) {
      waiting.poll();
      size.addAndGet(-piece.size());
      offset = 0;
      piece.taken.accept(next.length);
    }
  }

  // Line ends, and what gives up a line or hands it on: the end of input and the keys for signals.
  private static boolean endsLine(byte one) {
    return switch (one) {
      case '\n', '\r', 3, Pseudoterminal.END_OF_INPUT, 26, 28 -> true;
      default -> false;
    };
  }

  private void end() {
    if (column > 0) {
      put(Pseudoterminal.END_OF_INPUT);
      column = 0;
    }
    put(Pseudoterminal.END_OF_INPUT);
  }

  private void put(byte one) {
    block.bytes().put(filled++, one);
  }

  @Override
  public void close() {
    waiting.clear();
  }
}

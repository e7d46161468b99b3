package hubbub.terminal.run;

import hubbub.process.Block;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.PollSet;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What programs write to a terminal, read as far as there is credit. */
final class Output implements Channel {
  private final Pseudoterminal terminal;
  private final Credit credit;
  private final Block block;
  private final Consumer<ByteBuffer> reader;
  private int place;
  private boolean hungUp;
  private boolean ended;

  /** Reads with a block that others of the same thread use too; the reader must not keep what it is handed. */
  Output(Pseudoterminal terminal, Credit credit, Block block, Consumer<ByteBuffer> reader) {
    this.terminal = terminal;
    this.credit = credit;
    this.block = block;
    this.reader = reader;
  }

  @Override
  public void prepare(PollSet set) {
    place = -1;
    if (!ended && credit.of(1) > 0) {
      place = set.add(terminal.master(), Libc.POLLIN);
    } else if (!ended && !hungUp) {
      // Only to learn that nobody has it open any more.
      place = set.add(terminal.master(), 0);
    }
  }

  @Override
  public void serve(PollSet set) {
    if (place < 0 || set.possible(place) == 0) {
      return;
    }
    if (credit.of(1) > 0) {
      read();
    } else {
      hungUp = true;
      ended = !terminal.hasOutput();
    }
  }

  /** Reads until nothing is there now or the block is full, and returns how much. A terminal gives 4 KB at a time. */
  private int read() {
    int length = credit.of(block.size());
    int filled = 0;
    int read = 1;
    while (filled < length && read > 0) {
      read = terminal.master().read(block, filled, length - filled);
      filled += Math.max(read, 0);
    }
    ended = read == Descriptor.ENDED;
    if (filled > 0) {
      credit.use(filled);
      reader.accept(block.bytes().position(0).limit(filled).slice());
    }
    return filled;
  }

  /** Reads what is there, as far as there is credit, and tells whether nothing is left for now. */
  boolean isDrained() {
    return ended || (credit.of(1) > 0 ? read() == 0 || ended : !terminal.hasOutput());
  }

  /** Tells whether everybody has closed the terminal and all has been read. */
  boolean isAtEnd() {
    return ended;
  }

  Pseudoterminal terminal() {
    return terminal;
  }

  @Override
  public void close() {
    ended = true;
    terminal.close();
  }
}

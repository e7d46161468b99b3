package hubbub.terminal.run;

import hubbub.process.Block;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.PollSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A breakpoint: carries what one stage writes to the next one, and shows it. Both stages have a named pipe of their own
 * to the hub, which together with the block between hold what one pipe would. When the reader ends, the writer's pipe
 * is closed, so that it gets the signal it would get without the hub. While it is held nothing is carried.
 *
 * <p>A program may open the pipe once more, as {@code /dev/stdin} or {@code /dev/stdout}. Unlike with an ordinary pipe
 * that takes until there is somebody at the other end; {@link #nudge} is for those who come when nobody is any more.
 */
final class Tap implements Channel {
  /** What an ordinary pipe holds is parted in these. */
  private static final int WRITERS = 16 << 10;
  private static final int OURS = 16 << 10;
  private static final int READERS = 32 << 10;

  private final String inPath;
  private final String outPath;
  private final Consumer<ByteBuffer> shown;
  private final Block block = new Block(OURS);
  private Descriptor in;
  private Descriptor out;
  private boolean held;
  private boolean ended;
  private boolean readerEnded;
  private int filled;
  private int written;
  private int inPlace;
  private int outPlace;

  Tap(String inPath, String outPath, boolean held, Consumer<ByteBuffer> shown) {
    this.inPath = inPath;
    this.outPath = outPath;
    this.held = held;
    this.shown = shown;
  }

  /** Waits for both stages; the task, which connects the tap with them, is for the thread that serves it. */
  Meeting meet(Consumer<Runnable> task) {
    return new Meeting(inPath, outPath, (from, to) -> task.accept(() -> connect(from, to)));
  }

  private void connect(Descriptor from, Descriptor to) {
    in = from;
    out = to;
    Libc.fcntl(in.number(), Libc.F_SETPIPE_SZ, WRITERS);
    Libc.fcntl(out.number(), Libc.F_SETPIPE_SZ, READERS);
  }

  void hold(boolean now) {
    held = now;
  }

  /** Tells whether there is something that may still be carried. */
  boolean isOpen() {
    return in != null && !ended;
  }

  @Override
  public void prepare(PollSet set) {
    if (isOpen()) {
      boolean empty = written == filled;
      inPlace = empty && !held ? set.add(in, Libc.POLLIN) : -1;
      // That the reader has gone is told in any case.
      outPlace = set.add(out, empty ? 0 : Libc.POLLOUT);
    }
  }

  @Override
  public void serve(PollSet set) {
    if (!isOpen()) {
      return;
    }
    if ((set.possible(outPlace) & Libc.POLLERR) != 0) {
      readerEnded = true;
      close();
    } else if (inPlace >= 0 && set.possible(inPlace) != 0) {
      fill();
    } else if (written < filled && set.possible(outPlace) != 0) {
      pass();
    }
  }

  private void fill() {
    int read = in.read(block, 0, block.size());
    if (read == Descriptor.ENDED) {
      close();
    } else if (read > 0) {
      written = 0;
      filled = read;
      shown.accept(block.bytes().position(0).limit(read).slice());
      pass();
    }
  }

  private void pass() {
    int now = out.write(block, written, filled - written);
    if (now == Descriptor.ENDED) {
      readerEnded = true;
      close();
    } else {
      written += now;
    }
  }

  /** Lets those go on who have opened a pipe since it ended, and tells whether more may do so. */
  boolean nudge() {
    if (in == null || !ended) {
      return true;
    }
    try (Descriptor end = Descriptor.open(readerEnded ? inPath : outPath,
        readerEnded ? Libc.O_RDONLY : Libc.O_WRONLY)) {
      return end.isOpen();
    } catch (IOException nobody) {
      return false;
    }
  }

  @Override
  public void close() {
    ended = true;
    if (in != null) {
      in.close();
      out.close();
    }
  }
}

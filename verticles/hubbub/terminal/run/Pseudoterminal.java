package hubbub.terminal.run;

import com.pty4j.WinSize;
import com.pty4j.unix.Pty;
import hubbub.process.Block;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.OsUser;
import hubbub.process.PollSet;
import java.io.IOException;

/**
 * A terminal that programs write to and the hub reads. The programs' side is also held open here until
 * {@link #letGo}, so that it does not end because nobody uses it for a moment.
 */
final class Pseudoterminal implements AutoCloseable {
  /** What ends the input at the beginning of a line, and passes on an unfinished line elsewhere. */
  static final byte END_OF_INPUT = 4;

  private static final int OUTPUT_MODES = 4;
  private static final int OPOST = 1;
  private static final int LOCAL_MODES = 12;
  private static final int ICANON = 2;
  private static final int ECHO = 8;

  private final Pty pty;
  private final Descriptor master;
  private final Descriptor slave;
  private final Block settings = new Block(64);

  Pseudoterminal(Size size, OsUser user) throws IOException {
    pty = new Pty();
    if (pty.getMasterFD() < 0) {
      throw new IOException("no terminal is free");
    }
    master = new Descriptor(pty.getMasterFD());
    try {
      master.prepare();
      slave = Descriptor.open(path(), Libc.O_RDWR);
      user.own(path());
      resize(size);
    } catch (IOException failure) {
      pty.close();
      throw failure;
    }
  }

  /** Returns the name by which a program opens it. */
  String path() {
    return pty.getSlaveName();
  }

  /** Returns where the hub reads and writes. */
  Descriptor master() {
    return master;
  }

  /** Sets its size; the programs in the foreground are told. */
  void resize(Size size) {
    try {
      pty.setWindowSize(new WinSize(size.columns(), size.rows()), null);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Lets bytes through as they are: input is not shown, and a line end stays one byte. */
  void passThrough() {
    Libc.tcgetattr(master.number(), settings.address(0));
    clear(OUTPUT_MODES, OPOST);
    clear(LOCAL_MODES, ECHO);
    Libc.tcsetattr(master.number(), 0, settings.address(0));
  }

  private void clear(int offset, int mode) {
    settings.bytes().putInt(offset, settings.bytes().getInt(offset) & ~mode);
  }

  /** Tells whether it collects input into lines, as it does until a program asks for every key. */
  boolean collectsLines() {
    return Libc.tcgetattr(master.number(), settings.address(0)) == 0
        && (settings.bytes().getInt(LOCAL_MODES) & ICANON) != 0;
  }

  /** Tells whether there is something to read now. */
  boolean hasOutput() {
    PollSet set = new PollSet();
    int place = set.add(master, Libc.POLLIN);
    set.look();
    return (set.possible(place) & Libc.POLLIN) != 0;
  }

  /** Returns the process group in the foreground, or a number below 1. */
  int foreground() {
    return Libc.tcgetpgrp(master.number());
  }

  /** Lets it end with the last program that has it open. */
  void letGo() {
    slave.close();
  }

  @Override
  public void close() {
    slave.close();
    try {
      pty.close();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package hubbub.process;

import java.io.IOException;

/**
 * An open file, pipe or terminal of the operating system that is ours to close. Reading and writing never wait. Used by
 * one thread at a time.
 */
public final class Descriptor implements AutoCloseable {
  /** What reading returns where nothing has come yet, and writing where there is no room. */
  public static final int NOTHING = 0;
  /** What reading returns when nobody can write any more, and writing when nobody can read. */
  public static final int ENDED = -1;

  private int number;

  /** Takes over an open descriptor. */
  public Descriptor(int number) {
    this.number = number;
  }

  /** Opens a file without waiting for it; no other program inherits it and no terminal becomes the hub's own. */
  public static Descriptor open(String path, int flags) throws IOException {
    int fd = Libc.open(path, flags | Libc.O_NONBLOCK | Libc.O_CLOEXEC | Libc.O_NOCTTY, 0);
    return new Descriptor(checked(fd, "open " + path));
  }

  /** Opens one end of a named pipe, which takes until somebody opens the other one. */
  public static Descriptor meet(String path, int flags) throws IOException {
    int fd = Libc.open(path, flags | Libc.O_CLOEXEC, 0);
    while (fd < 0 && Libc.error() == Libc.EINTR) {
      fd = Libc.open(path, flags | Libc.O_CLOEXEC, 0);
    }
    Descriptor opened = new Descriptor(checked(fd, "open " + path));
    opened.prepare();
    return opened;
  }

  /** Opens a process, which can be read from once it has ended. */
  public static Descriptor ofProcess(int pid) throws IOException {
    long fd = Libc.syscall(Libc.PIDFD_OPEN, pid, 0);
    return new Descriptor(checked((int) fd, "pidfd_open, which Linux has since 5.3"));
  }

  /** Returns a result that is not negative, or fails with what the operating system says. */
  public static int checked(int result, String what) throws IOException {
    if (result < 0) {
      throw Libc.failure(what);
    }
    return result;
  }

  /** Makes it one that never waits and that no other program inherits. */
  public void prepare() throws IOException {
    int flags = checked(Libc.fcntl(number, Libc.F_GETFL, 0), "fcntl");
    checked(Libc.fcntl(number, Libc.F_SETFL, flags | Libc.O_NONBLOCK), "fcntl");
    checked(Libc.fcntl(number, Libc.F_SETFD, Libc.FD_CLOEXEC), "fcntl");
  }

  /** Returns its number, negative once it is closed. */
  public int number() {
    return number;
  }

  /** Tells whether it has not been closed. */
  public boolean isOpen() {
    return number >= 0;
  }

  /** Reads once and returns how many bytes came, {@link #NOTHING} or {@link #ENDED}. */
  public int read(Block block, int offset, int length) {
    while (true) {
      long read = Libc.read(number, block.address(offset), length);
      if (read > 0) {
        return (int) read;
      }
      int error = read == 0 ? 0 : Libc.error();
      if (error != Libc.EINTR) {
        return error == Libc.EAGAIN ? NOTHING : ENDED;
      }
    }
  }

  /** Writes once and returns how many bytes went, {@link #NOTHING} or {@link #ENDED}. */
  public int write(Block block, int offset, int length) {
    while (true) {
      long written = Libc.write(number, block.address(offset), length);
      if (written >= 0) {
        return (int) written;
      }
      int error = Libc.error();
      if (error != Libc.EINTR) {
        return error == Libc.EAGAIN ? NOTHING : ENDED;
      }
    }
  }

  @Override
  public void close() {
    if (number >= 0) {
      Libc.close(number);
      number = -1;
    }
  }
}

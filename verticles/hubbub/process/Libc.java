package hubbub.process;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;

/**
 * The functions of the C library that Java has no word for, with the numbers Linux gives their arguments. Addresses are
 * numbers and nothing is converted on the way, which makes a call cost about as much as one of the JVM's own.
 */
// The names are the library's.
@SuppressWarnings({"checkstyle:methodname", "checkstyle:parameternumber", "checkstyle:javadocmethod"})
public final class Libc {
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_NOCTTY = 0x100;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_CLOEXEC = 0x80000;

  public static final short POLLIN = 1;
  public static final short POLLOUT = 4;
  public static final short POLLERR = 8;
  public static final short POLLHUP = 16;

  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int EAGAIN = 11;
  public static final int ENOSYS = 38;

  public static final int F_SETFD = 2;
  public static final int F_GETFL = 3;
  public static final int F_SETFL = 4;
  public static final int F_SETPIPE_SZ = 1031;
  public static final int FD_CLOEXEC = 1;

  public static final int PIDFD_OPEN = 434;

  static {
    Native.register(Libc.class, Platform.C_LIBRARY_NAME);
  }

  private Libc() {}

  public static native int open(String path, int flags, int mode);

  public static native int close(int fd);

  public static native long read(int fd, long address, long length);

  public static native long write(int fd, long address, long length);

  public static native int poll(long fds, long count, int milliseconds);

  public static native int fcntl(int fd, int command, int argument);

  public static native int pipe2(long fds, int flags);

  public static native int eventfd(int value, int flags);

  public static native int mkfifo(String path, int mode);

  public static native int chown(String path, int user, int group);

  public static native int tcgetattr(int fd, long settings);

  public static native int tcsetattr(int fd, int when, long settings);

  public static native int tcgetpgrp(int fd);

  public static native int kill(int pid, int signal);

  public static native int waitpid(int pid, long status, int options);

  public static native int geteuid();

  public static native long getpwnam(String name);

  public static native long getpwuid(int user);

  public static native long syscall(long number, long first, long second);

  public static native String strerror(int error);

  public static native int sigemptyset(long set);

  public static native int sigfillset(long set);

  public static native int posix_spawn(long pid, String path, long actions, long attributes, long arguments,
      long environment);

  public static native int posix_spawn_file_actions_init(long actions);

  public static native int posix_spawn_file_actions_destroy(long actions);

  public static native int posix_spawn_file_actions_addopen(long actions, int fd, String path, int flags, int mode);

  public static native int posix_spawn_file_actions_adddup2(long actions, int fd, int target);

  public static native int posix_spawn_file_actions_addclose(long actions, int fd);

  public static native int posix_spawnattr_init(long attributes);

  public static native int posix_spawnattr_destroy(long attributes);

  public static native int posix_spawnattr_setflags(long attributes, short flags);

  public static native int posix_spawnattr_setsigmask(long attributes, long set);

  public static native int posix_spawnattr_setsigdefault(long attributes, long set);

  /** Returns the number that tells why the last call of this thread failed. */
  public static int error() {
    return Native.getLastError();
  }

  /** Returns what a failed call becomes. */
  public static IOException failure(String what) {
    return failure(what, error());
  }

  /** Returns what a call becomes that returned its error. */
  public static IOException failure(String what, int error) {
    return new IOException(what + ": " + strerror(error));
  }
}

package hubbub.terminal.run;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;

/**
 * The functions of the C library that Java has no word for, with the numbers Linux gives their arguments. Addresses are
 * numbers and nothing is converted on the way, which makes a call cost about as much as one of the JVM's own.
 */
// The names are the library's.
@SuppressWarnings({"checkstyle:methodname", "checkstyle:parameternumber"})
final class Libc {
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  static final short POLLIN = 1;
  static final short POLLOUT = 4;
  static final short POLLERR = 8;
  static final short POLLHUP = 16;

  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int ENOSYS = 38;

  static final int F_SETFD = 2;
  static final int F_GETFL = 3;
  static final int F_SETFL = 4;
  static final int F_SETPIPE_SZ = 1031;
  static final int FD_CLOEXEC = 1;

  static final int PIDFD_OPEN = 434;

  static {
    Native.register(Libc.class, Platform.C_LIBRARY_NAME);
  }

  private Libc() {}

  static native int open(String path, int flags, int mode);

  static native int close(int fd);

  static native long read(int fd, long address, long length);

  static native long write(int fd, long address, long length);

  static native int poll(long fds, long count, int milliseconds);

  static native int fcntl(int fd, int command, int argument);

  static native int pipe(long fds);

  static native int eventfd(int value, int flags);

  static native int mkfifo(String path, int mode);

  static native int chown(String path, int user, int group);

  static native int tcgetattr(int fd, long settings);

  static native int tcsetattr(int fd, int when, long settings);

  static native int tcgetpgrp(int fd);

  static native int kill(int pid, int signal);

  static native int waitpid(int pid, long status, int options);

  static native int geteuid();

  static native long getpwnam(String name);

  static native long getpwuid(int user);

  static native long syscall(long number, long first, long second);

  static native String strerror(int error);

  static native int sigemptyset(long set);

  static native int sigfillset(long set);

  static native int posix_spawn(long pid, String path, long actions, long attributes, long arguments, long environment);

  static native int posix_spawn_file_actions_init(long actions);

  static native int posix_spawn_file_actions_destroy(long actions);

  static native int posix_spawn_file_actions_addopen(long actions, int fd, String path, int flags, int mode);

  static native int posix_spawn_file_actions_adddup2(long actions, int fd, int target);

  static native int posix_spawn_file_actions_addclose(long actions, int fd);

  static native int posix_spawnattr_init(long attributes);

  static native int posix_spawnattr_destroy(long attributes);

  static native int posix_spawnattr_setflags(long attributes, short flags);

  static native int posix_spawnattr_setsigmask(long attributes, long set);

  static native int posix_spawnattr_setsigdefault(long attributes, long set);

  /** Returns the number that tells why the last call of this thread failed. */
  static int error() {
    return Native.getLastError();
  }

  /** Returns what a failed call becomes. */
  static IOException failure(String what) {
    return failure(what, error());
  }

  /** Returns what a call becomes that returned its error. */
  static IOException failure(String what, int error) {
    return new IOException(what + ": " + strerror(error));
  }
}

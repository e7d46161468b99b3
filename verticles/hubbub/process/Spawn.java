package hubbub.process;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts one program with {@code posix_spawn}, in a session of its own, with all signals as the operating system sets
 * them and no descriptors but 0, 1 and 2. The first terminal it is given becomes its controlling one. Unlike a fork,
 * which pty4j would do, it takes no longer when the hub's heap is large.
 */
public final class Spawn implements AutoCloseable {
  private static final short SET_SIGNALS_TO_DEFAULT = 4;
  private static final short SET_SIGNAL_MASK = 8;
  private static final short NEW_SESSION = 0x80;
  // More than the C library's opaque structures take.
  private static final int STRUCTURE = 512;

  /** Of glibc 2.34 and newer. */
  @SuppressWarnings("checkstyle:methodname")
  private static final class CloseFrom {
    static final boolean PRESENT = present();

    static native int posix_spawn_file_actions_addclosefrom_np(long actions, int first);

    private static boolean present() {
      try {
        Native.register(CloseFrom.class, Platform.C_LIBRARY_NAME);
        return true;
      } catch (UnsatisfiedLinkError missing) {
        return false;
      }
    }
  }

  private final Block actions = new Block(STRUCTURE);
  private final Block attributes = new Block(STRUCTURE);
  private final Block signals = new Block(STRUCTURE);

  public Spawn() {
    Libc.posix_spawn_file_actions_init(actions.address(0));
    Libc.posix_spawnattr_init(attributes.address(0));
  }

  /** Gives the program a file or terminal under a number, open for reading and writing. */
  public Spawn open(int fd, String path) {
    Libc.posix_spawn_file_actions_addopen(actions.address(0), fd, path, Libc.O_RDWR, 0);
    return this;
  }

  /** Gives the program a descriptor under another number. */
  public Spawn copy(int from, int to) {
    Libc.posix_spawn_file_actions_adddup2(actions.address(0), from, to);
    return this;
  }

  /** Starts the program and returns its process id. Strings are raw, see {@link Raw}; the first names the file. */
  public int start(List<String> arguments, Map<String, String> environment) throws IOException {
    closeOthers();
    Libc.sigemptyset(signals.address(0));
    Libc.posix_spawnattr_setsigmask(attributes.address(0), signals.address(0));
    Libc.sigfillset(signals.address(0));
    Libc.posix_spawnattr_setsigdefault(attributes.address(0), signals.address(0));
    Libc.posix_spawnattr_setflags(attributes.address(0),
        (short) (NEW_SESSION | SET_SIGNAL_MASK | SET_SIGNALS_TO_DEFAULT));
    Block pid = new Block(Integer.BYTES);
    Block argv = Raw.pointers(arguments);
    Block envp = Raw.pointers(environment.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
    int error = Libc.posix_spawn(pid.address(0), arguments.getFirst(), actions.address(0), attributes.address(0),
        argv.address(0), envp.address(0));
    Reference.reachabilityFence(argv);
    Reference.reachabilityFence(envp);
    if (error != 0) {
      throw Libc.failure(arguments.getFirst(), error);
    }
    return pid.bytes().getInt(0);
  }

  private void closeOthers() {
    if (CloseFrom.PRESENT) {
      CloseFrom.posix_spawn_file_actions_addclosefrom_np(actions.address(0), 3);
      return;
    }
    for (String name : Objects.requireNonNullElse(new File("/proc/self/fd").list(), new String[0])) {
      int fd = Integer.parseInt(name);
      if (fd > 2) {
        Libc.posix_spawn_file_actions_addclose(actions.address(0), fd);
      }
    }
  }

  @Override
  public void close() {
    Libc.posix_spawn_file_actions_destroy(actions.address(0));
    Libc.posix_spawnattr_destroy(attributes.address(0));
  }
}

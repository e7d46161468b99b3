package hubbub.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's side of the small process that ends what a terminal session or console leaves behind: when that ends, and
 * when the hub does, be it by {@code kill -9}. It is a shell script that waits for its input to end. Where it is gone,
 * another one takes its place.
 */
public final class Keeper implements AutoCloseable {
  /** The environment variable by which is known to whom a process belongs. */
  public static final String MARK = "HUBBUB_MARK";

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  /** Milliseconds between two looks at one that shall end. */
  private static final int PATROL = 100;
  private static final int LINE_BYTES = 16 << 10;
  private static final int MOST_SUCCESSORS = 5;
  private static final String SCRIPT = read("keeper.sh");

  private final OsUser user;
  private final List<String> arguments;
  private final Set<Integer> sessions = new LinkedHashSet<>();
  private final Map<Integer, String> ending = new LinkedHashMap<>();
  private Descriptor line;
  private int pid;

  /** Starts one for all that has a mark, {@code MARK=…}. A folder is removed in the end, if there is one to remove. */
  public Keeper(OsUser user, String mark, String folder, Patience patience) throws IOException {
    this.user = user;
    this.arguments = new ArrayList<>(user.switching());
    arguments.addAll(List.of(Programs.SH, "-c", Raw.of(SCRIPT), "hubbub-keeper", mark, Raw.of(folder),
        Long.toString(patience.term().toMillis()), Long.toString(patience.kill().toMillis())));
    start();
  }

  private static String read(String name) {
    try (InputStream script = Keeper.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void start() throws IOException {
    Pipe pipe = Pipe.open();
    line = pipe.in();
    try (Descriptor input = pipe.out(); Spawn spawn = new Spawn()) {
      line.prepare();
      // Enough for hundreds of commands; one that is stopped is to be noticed.
      Libc.fcntl(line.number(), Libc.F_SETPIPE_SZ, LINE_BYTES);
      spawn.copy(input.number(), 0).open(1, "/dev/null").open(2, "/dev/null");
      pid = spawn.start(arguments, user.environment());
    } catch (IOException failure) {
      line.close();
      throw failure;
    }
  }

  /** Tells it of a program that leads a session of processes of its own. */
  public synchronized void watch(int session) throws IOException {
    sessions.add(session);
    tell("watch " + session);
  }

  /** Tells it that of a session of processes nothing is left. Its number may mean something else from now on. */
  public synchronized void forget(int session) throws IOException {
    sessions.remove(session);
    ending.remove(session);
    tell("forget " + session);
  }

  /** Has it end what has a mark or is in a session of processes, and go on. */
  public synchronized void end(String mark, int session) throws IOException {
    ending.put(session, mark);
    tell("end " + mark + " " + session);
  }

  private void tell(String text) throws IOException {
    // Somebody may have killed it, or stopped it until it was told too much.
    if (line.isOpen() && !write(text)) {
      line.close();
      Libc.kill(pid, Signal.KILL.number());
      hasFinished();
      succeed();
    }
  }

  private void succeed() throws IOException {
    LOG.warn("keeper_replaced pid={}", pid);
    start();
    sessions.forEach(session -> write("watch " + session));
    ending.forEach((session, mark) -> write("end " + mark + " " + session));
  }

  private boolean write(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    Block block = new Block(bytes.length);
    block.bytes().put(0, bytes);
    return line.write(block, 0, bytes.length) == bytes.length;
  }

  /** Waits until it has ended, and tells whether it did so by itself. Nobody can stop it meanwhile. */
  private boolean hasFinished() throws IOException {
    Block status = new Block(Integer.BYTES);
    try (Descriptor process = Descriptor.ofProcess(pid)) {
      PollSet set = new PollSet();
      int place = set.add(process, Libc.POLLIN);
      set.await(PATROL);
      while (set.possible(place) == 0) {
        Libc.kill(pid, Signal.CONT.number());
        set.await(PATROL);
      }
    }
    Libc.waitpid(pid, status.address(0), 0);
    return Outcome.of(status.bytes().getInt(0)) instanceof Outcome.Exited;
  }

  /** Has it end all and waits until it has, or has given up. Blocks, so it is for a thread of its own. */
  @Override
  public void close() {
    synchronized (this) {
      line.close();
    }
    try {
      for (int successors = 0; !hasFinished() && successors < MOST_SUCCESSORS; successors++) {
        synchronized (this) {
          succeed();
          line.close();
        }
      }
    } catch (IOException failure) {
      LOG.error("keeper_failed pid={}", pid, failure);
    }
  }
}

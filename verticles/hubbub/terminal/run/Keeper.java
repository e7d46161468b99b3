package hubbub.terminal.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The hub's side of the small process that ends what a session leaves behind: when the session ends, and when the hub
 * does, be it by {@code kill -9}. It is a shell script that waits for its input to end. Where it is gone, another one
 * takes its place.
 */
final class Keeper implements AutoCloseable {
  /** The environment variable by which the processes of a session are known, and of each command. */
  static final String MARK = "HUBBUB_TERMINAL";

  private static final String SCRIPT = read("keeper.sh");

  private final OsUser user;
  private final List<String> arguments;
  private final Set<Integer> sessions = new LinkedHashSet<>();
  private Descriptor line;
  private int pid;

  /** Starts one for all that has a mark; the folder is removed in the end. */
  Keeper(OsUser user, String mark, String folder, Patience patience) throws IOException {
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
    Block ends = new Block(2 * Integer.BYTES);
    Descriptor.checked(Libc.pipe(ends.address(0)), "pipe");
    line = new Descriptor(ends.bytes().getInt(Integer.BYTES));
    try (Descriptor input = new Descriptor(ends.bytes().getInt(0)); Spawn spawn = new Spawn()) {
      line.prepare();
      spawn.copy(input.number(), 0).open(1, "/dev/null").open(2, "/dev/null");
      pid = spawn.start(arguments, user.environment());
    } catch (IOException failure) {
      line.close();
      throw failure;
    }
  }

  /** Tells it of a shell that leads a session of processes of its own. */
  synchronized void watch(int session) throws IOException {
    sessions.add(session);
    tell("watch " + session);
  }

  /** Tells it that of a session of processes nothing is left. Its number may mean something else from now on. */
  synchronized void forget(int session) throws IOException {
    sessions.remove(session);
    tell("forget " + session);
  }

  /** Has it end one command. */
  synchronized void end(String mark, int session) throws IOException {
    tell("end " + mark + " " + session);
  }

  private void tell(String text) throws IOException {
    if (!line.isOpen() || write(text)) {
      return;
    }
    // Somebody has killed it.
    line.close();
    reap();
    start();
    for (int session : sessions) {
      write("watch " + session);
    }
    write(text);
  }

  private boolean write(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    Block block = new Block(bytes.length);
    block.bytes().put(0, bytes);
    return line.write(block, 0, bytes.length) == bytes.length;
  }

  private void reap() {
    while (Libc.waitpid(pid, 0, 0) < 0 && Libc.error() == Libc.EINTR) {
      Thread.onSpinWait();
    }
  }

  /** Has it end all and waits until it has, or has given up. Blocks, so it is for a thread of its own. */
  @Override
  public void close() {
    synchronized (this) {
      line.close();
    }
    reap();
  }
}

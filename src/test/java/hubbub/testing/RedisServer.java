package hubbub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real {@code redis-server} on a free port of loopback, with a folder of its own. It may be stopped, killed or
 * paused; started again it has the same port and folder. Closing kills it and removes the folder.
 */
public final class RedisServer implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final List<String> command;
  private Process process;

  private RedisServer(Path folder, int port, List<String> command) {
    this.folder = folder;
    this.port = port;
    this.command = command;
  }

  /** Tells whether there is a Redis on this machine. */
  public static boolean available() {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(path ->
        Files.isExecutable(Path.of(path, "redis-server")));
  }

  /** Starts one that keeps nothing when it ends, with more options as on its command line, several words each. */
  public static RedisServer fleeting(String... options) {
    return launch(FreePort.find(), List.of(), List.of("--save", "", "--appendonly", "no"), options);
  }

  /** Starts one that has everything on disk before it answers. */
  public static RedisServer durable(String... options) {
    return launch(FreePort.find(), List.of(),
        List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always"), options);
  }

  /** Starts one that speaks TLS only. */
  public static RedisServer tls(String... options) {
    int port = FreePort.find();
    return launch(port, List.of("--port", "0", "--tls-port", Integer.toString(port)),
        List.of("--save", "", "--appendonly", "no"), options);
  }

  /** Starts a node of a cluster that does not know the others; the port at which they meet it is given. */
  public static RedisServer node(int meeting) {
    return fleeting("--cluster-enabled yes", "--cluster-port " + meeting);
  }

  /** Starts a Sentinel that watches a master of this name; one of them is enough to change the master. */
  public static RedisServer sentinel(String name, RedisServer master) {
    try {
      Path folder = Files.createTempDirectory("hubbub-sentinel");
      int port = FreePort.find();
      Path conf = Files.write(folder.resolve("sentinel.conf"), List.of("port " + port, "bind 127.0.0.1",
          "dir " + folder, "sentinel monitor " + name + " 127.0.0.1 " + master.port() + " 1",
          "sentinel down-after-milliseconds " + name + " 500", "sentinel failover-timeout " + name + " 3000"));
      return begun(new RedisServer(folder, port, List.of("redis-server", conf.toString(), "--sentinel")));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static RedisServer launch(int port, List<String> where, List<String> keeping, String... options) {
    try {
      Path folder = Files.createTempDirectory("hubbub-redis");
      List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1", "--dir",
          folder.toString()));
      command.addAll(where.isEmpty() ? List.of("--port", Integer.toString(port)) : where);
      command.addAll(keeping);
      Stream.of(options).forEach(option -> command.addAll(List.of(option.split(" "))));
      return begun(new RedisServer(folder, port, command));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static RedisServer begun(RedisServer server) {
    server.start();
    return server;
  }

  /** Starts it, or starts it again, and waits until it takes connections. */
  public void start() {
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile()).start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Await.until("Redis takes connections", this::takesConnections);
  }

  /** Returns the port. */
  public int port() {
    return port;
  }

  /** Returns its address without TLS. */
  public String address() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it in order and waits until it is gone. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Kills it and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it from running, with its connections open, until it is resumed. */
  public void pause() {
    Processes.signal(process.toHandle(), "STOP");
  }

  /** Lets it run again. */
  public void resume() {
    Processes.signal(process.toHandle(), "CONT");
  }

  /** Gives it a command and returns the first line of the answer, or a text as it is. */
  public String tell(String... words) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout((int) Await.LIMIT.toMillis());
      StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
      for (String word : words) {
        command.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word)
            .append("\r\n");
      }
      socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
      var in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream(),
          StandardCharsets.UTF_8));
      String first = in.readLine();
      return first != null && first.matches("\\$\\d+") ? in.readLine() : String.valueOf(first);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private boolean takesConnections() {
    if (!process.isAlive()) {
      throw new AssertionError("Redis has ended: " + Processes.read(folder.resolve("log")));
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}

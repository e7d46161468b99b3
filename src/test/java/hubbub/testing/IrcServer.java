package hubbub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** An IRC server by hand: it takes one connection after the other and says what the test lets it say. */
public final class IrcServer implements AutoCloseable {
  private final ServerSocket listener;

  private IrcServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Listens on a free port of 127.0.0.1. */
  public static IrcServer start() {
    return start(0);
  }

  /** Listens on this port of 127.0.0.1. */
  public static IrcServer start(int port) {
    try {
      return new IrcServer(new ServerSocket(port, 8, InetAddress.getByName("127.0.0.1")));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Waits for the next client. */
  public Client next() {
    try {
      listener.setSoTimeout((int) Await.LIMIT.toMillis());
      return new Client(TcpWire.accepted(listener));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Waits for the next client, takes it in under the nick it wants, and into the channels it joins. */
  public Client nextInside(String... channels) {
    Client client = next();
    client.welcome();
    for (String channel : channels) {
      client.await("JOIN " + Pattern.quote(channel));
      client.joined(channel);
    }
    return client;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** One client as the server sees it. Its pings are answered until it is told to be deaf. */
  public static final class Client implements AutoCloseable {
    private final TcpWire wire;
    private final Received<String> lines = new Received<>();
    private final StringBuilder rest = new StringBuilder();
    private volatile boolean deaf;
    private String nick = "";

    private Client(TcpWire wire) {
      this.wire = wire;
      wire.read(chunk -> read(new String(chunk, StandardCharsets.UTF_8)), lines::end);
    }

    /** Waits for the next line that fits a pattern as a whole, and returns it. */
    public String await(String pattern) {
      return lines.await("a line " + pattern, line -> line.matches(pattern));
    }

    /** Sends a line. */
    public Client send(String line) {
      wire.send(line + "\r\n");
      return this;
    }

    /** Takes it in under the nick it wants. */
    public Client welcome() {
      nick = await("NICK .*").substring("NICK ".length());
      await("USER .*");
      return send(":irc.test 001 " + nick + " :Welcome");
    }

    /** Lets it into a channel. */
    public Client joined(String channel) {
      return send(":" + nick + "!~bridge@host.test JOIN " + channel);
    }

    /** Lets somebody else say something. */
    public Client says(String who, String target, String text) {
      return send(":" + who + "!~" + who + "@elsewhere.test PRIVMSG " + target + " :" + text);
    }

    /** Answers no more pings. */
    public Client deaf() {
      deaf = true;
      return this;
    }

    /** All that came but pings, read or not. */
    public List<String> all() {
      return lines.all();
    }

    /** Waits until it has closed the connection. */
    public void awaitEnd() {
      lines.awaitEnd();
    }

    @Override
    public void close() {
      wire.close();
    }

    private void read(String text) {
      rest.append(text);
      for (int end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        String line = rest.substring(0, end);
        rest.delete(0, end + 2);
        if (!line.startsWith("PING ")) {
          lines.add(line);
        } else if (!deaf) {
          send(":irc.test PONG irc.test " + line.substring("PING ".length()));
        }
      }
    }
  }
}

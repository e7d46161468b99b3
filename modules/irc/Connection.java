package irc;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the server: connects, registers, joins, answers pings, and does it all again after a pause that grows when
 * the connection is lost. What is said goes through {@link Outbox}, at the server's pace.
 */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger("hubbub.module.irc");
  private static final int CONNECT_MS = 10_000;
  private static final int LONGEST_LINE = 16_384;
  private static final long FIRST_DELAY_MS = 1_000;
  /** A line of IRC with its end, and what a server may put before it while it does not say so. */
  private static final int LINE = 510;
  private static final int LONGEST_SOURCE = 120;

  private final Vertx vertx;
  private final IrcConfig config;
  private final NetClient client;
  private final Outbox outbox;
  private final Listener listener;
  private final Set<String> joined = new HashSet<>();
  private Optional<NetSocket> socket = Optional.empty();
  private Registration registration;
  private boolean wanted;
  private boolean ready;
  private String source = "";
  private long heardAt;
  private long delayMs = FIRST_DELAY_MS;
  private long timer = -1;

  /** Who is told what comes. */
  interface Listener {
    /** A line that is no business of the connection itself. */
    void heard(Line line);

    /** The bridge is in a channel now. */
    void joined(IrcConfig.Channel channel);

    /** Lines for a channel were not sent, or may not have arrived. */
    void missed(String channel, int lines);

    /** The server says something about a channel that a person should do something about. */
    void refused(String channel, String why);
  }

  Connection(Vertx vertx, IrcConfig config, Listener listener) {
    this.vertx = vertx;
    this.config = config;
    this.listener = listener;
    this.client = vertx.createNetClient(options(config.server()));
    this.outbox = new Outbox(vertx, config.limits(), this::send, listener::missed);
  }

  /** Connects, and again and again until {@link #close}. */
  void open() {
    if (!wanted) {
      wanted = true;
      connect();
    }
  }

  /** Says goodbye. Calling it twice is harmless. */
  void close() {
    wanted = false;
    vertx.cancelTimer(timer);
    socket.ifPresent(open -> {
      send("QUIT :The bridge is closed.");
      open.close();
    });
  }

  /** Tells whether the server has taken it in. */
  boolean ready() {
    return ready;
  }

  /** Tells whether a nick is its own. */
  boolean isOwn(String nick) {
    return registration != null && IrcConfig.fold(registration.nick()).equals(IrcConfig.fold(nick));
  }

  /** Says a line in a channel, when its turn has come. */
  void say(String channel, String line) {
    outbox.add(channel, "PRIVMSG " + channel + " :" + line);
  }

  /** Tells something that no program shall answer, to a channel or a nick. */
  void notice(String target, String line) {
    outbox.add(target, "NOTICE " + target + " :" + line);
  }

  /** Returns how many bytes a line may have that is said in a channel. */
  int room(String channel) {
    int before = source.isEmpty() ? LONGEST_SOURCE : Words.length(source) + 2;
    return LINE - before - Words.length("PRIVMSG " + channel + " :");
  }

  private static NetClientOptions options(IrcConfig.Server server) {
    NetClientOptions options = new NetClientOptions().setConnectTimeout(CONNECT_MS).setSsl(server.tls())
        .setHostnameVerificationAlgorithm(server.tls() ? "HTTPS" : "");
    server.authority().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
    return options;
  }

  private void connect() {
    client.connect(config.server().port(), config.server().host()).onComplete(this::connected,
        problem -> lost(problem.getMessage()));
  }

  private void connected(NetSocket open) {
    if (!wanted) {
      open.close();
      return;
    }
    socket = Optional.of(open);
    heardAt = System.nanoTime();
    registration = new Registration(config, this::send);
    RecordParser lines = RecordParser.newDelimited("\n", bytes -> {
      // What was read before the end of the connection is still handed on behind it.
      if (socket.filter(current -> current == open).isPresent()) {
        take(Line.of(bytes.toString(StandardCharsets.UTF_8).replaceAll("[\\r\\u0000]", "")));
      }
    }).maxRecordSize(LONGEST_LINE).exceptionHandler(tooLong -> open.close());
    open.handler(lines).exceptionHandler(broken -> LOG.debug("irc.broken", broken))
        .closeHandler(closed -> lost("the connection was closed"));
    registration.begin();
    timer = vertx.setPeriodic(Math.max(1_000, config.limits().silence().toMillis() / 3), due -> look());
  }

  private void lost(String reason) {
    vertx.cancelTimer(timer);
    boolean was = ready;
    ready = false;
    joined.clear();
    socket = Optional.empty();
    outbox.halt();
    if (wanted) {
      LOG.warn("irc.lost host={} was_ready={} retry_ms={} reason=\"{}\"", config.server().host(), was, delayMs, reason);
      timer = vertx.setTimer(delayMs, due -> connect());
      delayMs = Math.min(2 * delayMs, config.limits().longestDelay().toMillis());
    }
  }

  private void take(Line line) {
    heardAt = System.nanoTime();
    switch (line.command()) {
      case "PING" -> send("PONG :" + line.last());
      case "PONG" -> outbox.confirmed(line.last());
      case "ERROR" -> LOG.warn("irc.error reason=\"{}\"", Words.plain(line.last()));
      case "001" -> welcomed(line);
      case "JOIN" -> entered(line);
      case "PART" -> left(line.nick(), line);
      case "KICK" -> left(line.parameter(1), line);
      case "403", "404", "405", "442", "471", "473", "474", "475", "476", "477" ->
          refused(line);
      default -> {
        if (!registration.take(line)) {
          listener.heard(line);
        }
      }
    }
  }

  private void welcomed(Line line) {
    registration.welcomed(line.parameter(0));
    ready = true;
    LOG.info("irc.ready host={} nick={}", config.server().host(), registration.nick());
    joinMissing();
    outbox.resume();
  }

  private void entered(Line line) {
    if (!isOwn(line.nick())) {
      listener.heard(line);
      return;
    }
    source = line.source();
    delayMs = FIRST_DELAY_MS;
    channel(line.parameter(0)).ifPresent(channel -> {
      joined.add(channel.name());
      listener.joined(channel);
    });
  }

  private void left(String nick, Line line) {
    if (isOwn(nick)) {
      channel(line.parameter(0)).ifPresent(channel -> {
        joined.remove(channel.name());
        LOG.warn("irc.put_out channel={} command={}", channel.name(), line.command());
      });
    } else {
      listener.heard(line);
    }
  }

  private void refused(Line line) {
    LOG.warn("irc.refused channel={} number={}", line.parameter(1), line.command());
    listener.refused(line.parameter(1), Words.plain(line.last()));
  }

  private void look() {
    joinMissing();
    long silent = System.nanoTime() - heardAt;
    if (silent > config.limits().silence().toNanos()) {
      LOG.warn("irc.silent host={}", config.server().host());
      socket.ifPresent(NetSocket::close);
    } else if (silent > config.limits().silence().toNanos() / 3) {
      send("PING :alive");
    }
  }

  private void joinMissing() {
    config.channels().stream().filter(channel -> ready && !joined.contains(channel.name())).forEach(channel ->
        send("JOIN " + channel.name() + channel.key().map(key -> " " + key.reveal()).orElse("")));
  }

  Optional<IrcConfig.Channel> channel(String name) {
    return config.channels().stream().filter(channel -> channel.is(name)).findFirst();
  }

  /** Sends a line at once; whatever is in it, it is one. */
  private void send(String line) {
    socket.ifPresent(open -> open.write(line.replaceAll("[\\r\\n\\u0000]", " ") + "\r\n"));
  }
}

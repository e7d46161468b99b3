package irc;

import hubbub.bus.Bus;
import hubbub.conf.Loopback;
import hubbub.contract.Health;
import hubbub.contract.Name;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Named;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.RoomEvent;
import hubbub.module.Attendee;
import hubbub.module.Ear;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is said between rooms and channels of an IRC server. In the rooms it is one session, whose messages
 * begin with the nick of who said it; of several nodes that deploy it the one whose session is there works.
 */
public final class IrcBridge extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger("hubbub.module.irc");
  private static final long ANSWERS_MS = 60_000;
  private static final int MOST_ANSWERED = 1_000;

  private final Echoes echoes = new Echoes();
  private final Members members = new Members();
  private final Map<String, Long> answered = new HashMap<>();
  private IrcConfig config;
  private Bus bus;
  private Attendee attendee;
  private Connection connection;
  private ToRooms toRooms;
  private List<Ear> ears = List.of();

  @Override
  public Future<?> start() {
    config = IrcConfig.from(config());
    warnOfPlainPasswords();
    bus = new Bus(vertx, config.limits().timeout());
    List<String> rooms = config.channels().stream().map(IrcConfig.Channel::room).toList();
    connection = new Connection(vertx, config, new FromIrc());
    attendee = new Attendee(vertx, bus, new Attendee.Who(config.name(),
        config.account() ? List.of("user") : List.of(), "irc", rooms))
        .onPresent(connection::open).onAbsent(connection::close).onDelivery(this::delivered);
    toRooms = new ToRooms(vertx, attendee, config.limits().waiting(), (channel, lines, why) ->
        connection.notice(channel.name(), lines + " lines did not reach the room " + channel.room() + ": " + why));
    ears = config.channels().stream()
        .map(channel -> new Ear(vertx, bus, channel.room(), event -> fromRoom(channel, event))).toList();
    return account().compose(known -> bus.serveHealth("irc", this::health))
        .compose(served -> Future.join(ears.stream().map(Ear::open).toList()))
        .compose(listening -> attendee.open());
  }

  @Override
  public Future<?> stop() {
    ears.forEach(Ear::close);
    connection.close();
    return Future.join(attendee.close(), bus.close());
  }

  private Future<?> account() {
    return config.account() ? bus.call(AuthApi.ACCOUNT, new Named(config.name())) : Future.succeededFuture();
  }

  private Health health() {
    boolean idle = attendee.present() && !connection.ready();
    return idle ? new Health(false, "There is no connection to " + config.server().host() + ".") : Health.READY;
  }

  private void warnOfPlainPasswords() {
    boolean secret = config.server().password().isPresent() || config.login().password().isPresent();
    if (secret && !config.server().tls() && !Loopback.only(config.server().host())) {
      LOG.warn("config.insecure key=server.tls reason=\"passwords go over the network as they are\"");
    }
  }

  private void fromRoom(IrcConfig.Channel channel, RoomEvent event) {
    if (!attendee.present() || isOwn(event.who()) || config.ignore().contains(IrcConfig.fold(event.who()))) {
      return;
    }
    switch (event.kind()) {
      case SAID -> said(channel, event.who(), event.text());
      case JOINED -> tell(channel, event.who() + " came in");
      case LEFT -> tell(channel, event.who() + " left");
      case RENAMED -> tell(channel, event.who() + " is now " + event.text());
      case TOPIC, VISIBILITY, CLOSED -> { }
      default -> throw new IllegalStateException();
    }
  }

  private void said(IrcConfig.Channel channel, String who, String text) {
    long now = System.currentTimeMillis();
    if (echoes.has(text, now)) {
      LOG.warn("irc.echo room={}", channel.room());
      return;
    }
    List<String> lines = Words.toIrc(who, text, connection.room(channel.name()));
    int most = config.limits().lines();
    lines.stream().limit(most).forEach(line -> say(channel, line, now));
    if (lines.size() > most) {
      LOG.info("irc.cut room={} lines={}", channel.room(), lines.size() - most);
      say(channel, "<" + who + "> (and " + (lines.size() - most) + " more lines)", now);
    }
  }

  private void say(IrcConfig.Channel channel, String line, long now) {
    echoes.note(line, now);
    connection.say(channel.name(), line);
  }

  private void tell(IrcConfig.Channel channel, String what) {
    if (config.presence()) {
      say(channel, "* " + what, System.currentTimeMillis());
    }
  }

  private void carry(IrcConfig.Channel channel, String text) {
    echoes.note(text, System.currentTimeMillis());
    toRooms.add(channel, text);
  }

  private void delivered(Delivery delivery) {
    if (delivery.kind() == Delivery.Kind.DIRECT && mayAnswer("room " + delivery.who())) {
      attendee.direct(delivery.who(), "I carry what is said in a room to IRC, and nothing else.");
    }
  }

  /** Two programs that answer each other do so once a minute. */
  private boolean mayAnswer(String whom) {
    long now = System.currentTimeMillis();
    answered.values().removeIf(at -> at < now - ANSWERS_MS);
    return answered.size() < MOST_ANSWERED && answered.putIfAbsent(whom, now) == null;
  }

  private boolean isOwn(String who) {
    return Name.of(who).map(Name::key).equals(Name.of(config.name()).map(Name::key));
  }

  /** What comes from IRC. */
  private final class FromIrc implements Connection.Listener {
    @Override
    public void heard(Line line) {
      if (line.command().equals("PRIVMSG")) {
        if (!connection.isOwn(line.nick()) && !config.ignore().contains(IrcConfig.fold(line.nick()))) {
          heard(line.nick(), line.parameter(0), line.last());
        }
      } else {
        members.take(line).filter(change -> config.presence()).ifPresent(change -> change.channels().forEach(where ->
            connection.channel(where).ifPresent(channel -> carry(channel, change.text()))));
      }
    }

    @Override
    public void joined(IrcConfig.Channel channel) {
      LOG.info("irc.joined channel={} room={}", channel.name(), channel.room());
    }

    @Override
    public void missed(String target, int lines) {
      LOG.warn("irc.not_sent channel={} lines={}", target, lines);
      connection.channel(target).ifPresent(channel ->
          carry(channel, "* " + lines + " lines did not reach " + channel.name() + ", or may not have"));
    }

    @Override
    public void refused(String target, String why) {
      connection.channel(target).filter(channel -> mayAnswer("refused " + channel.name()))
          .ifPresent(channel -> carry(channel, "* " + channel.name() + " is out of reach: " + why));
    }

    private void heard(String nick, String target, String text) {
      Optional<IrcConfig.Channel> channel = connection.channel(target);
      if (channel.isPresent()) {
        if (echoes.has(Words.plain(text), System.currentTimeMillis())) {
          LOG.warn("irc.echo channel={}", channel.get().name());
        } else {
          Words.toRoom(nick, text).ifPresent(said -> carry(channel.get(), said));
        }
      } else if (connection.isOwn(target) && !text.startsWith("\u0001") && mayAnswer("irc " + nick)) {
        connection.notice(nick, "I carry what is said in a channel, and nothing else.");
      }
    }
  }
}

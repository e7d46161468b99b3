package irc;

import hubbub.conf.Conf;
import hubbub.conf.Secret;
import hubbub.contract.Name;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code conf/irc.json} says.
 *
 * @param server where to
 * @param login as whom there
 * @param name as whom in the rooms
 * @param account whether that is an account's name; else it is a guest's
 * @param channels what belongs together
 * @param ignore whose words are not carried, on either side, in small letters
 * @param presence whether coming and going is told on the other side
 * @param limits how much of what
 */
record IrcConfig(Server server, Login login, String name, boolean account, List<Channel> channels, Set<String> ignore,
    boolean presence, Limits limits) {
  private static final Pattern NICK = Pattern.compile("[A-Za-z\\[\\]\\\\`_^{|}][A-Za-z0-9\\[\\]\\\\`_^{|}-]{0,29}");
  private static final Pattern CHANNEL = Pattern.compile("[#&+!][^\\s,\\x00\\x07]{1,49}");
  private static final Pattern WORD = Pattern.compile("[^\\s:\\x00]\\S{0,99}");

  /** Where the server is; with TLS its certificate must be for this host. */
  record Server(String host, int port, boolean tls, Optional<String> authority, Optional<Secret> password) {}

  /** Under what names; with an account of the network where there is one. */
  record Login(String nick, String user, String realName, Optional<String> sasl, Optional<Secret> password) {}

  /** A channel, with its key where it has one, and the room that belongs to it. */
  record Channel(String name, Optional<Secret> key, String room) {
    /** Tells whether this is the name of the channel, which is the same in all capitals. */
    boolean is(String other) {
      return fold(name).equals(fold(other));
    }
  }

  /** How many lines at once and how often then, how many may wait, and when a connection is taken for dead. */
  record Limits(int burst, Duration pace, int waiting, int lines, Duration silence, Duration longestDelay,
      Duration timeout) {}

  /** Reads a configuration; throws with all problems. */
  static IrcConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    IrcConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads a configuration and leaves {@code done()} to the caller. */
  static IrcConfig from(Conf conf) {
    Server server = server(conf.section("server"));
    Login login = login(conf.section("login"));
    String name = conf.text("name", "as whom in the rooms", "irc");
    check(conf, "name", Name.of(name).isPresent(), "a name of 1 to 32 visible characters");
    boolean account = conf.flag("account", false);
    Set<String> seen = new HashSet<>();
    List<Channel> channels = conf.sections("channels", "what belongs together").stream()
        .map(section -> channel(section, seen)).toList();
    check(conf, "channels", !channels.isEmpty(), "at least one");
    List<String> ignore = conf.texts("ignore", "whose words are not carried", List.of());
    return new IrcConfig(server, login, name, account, channels,
        Set.copyOf(ignore.stream().map(IrcConfig::fold).toList()), conf.flag("presence", false),
        limits(conf.section("limits")));
  }

  private static Server server(Conf conf) {
    return new Server(conf.text("host", "name or address", "127.0.0.1"), conf.whole("port", "", 1, 65_535, 6667),
        conf.flag("tls", false), conf.optionalText("authority", "a PEM file with the certificates that vouch for it"),
        conf.secret("password", "of the server"));
  }

  private static Login login(Conf conf) {
    String nick = conf.text("nick", "what it is called", "hubbub");
    check(conf, "nick", NICK.matcher(nick).matches(), "a nick as IRC has it");
    String user = conf.text("user", "the name of the user", "hubbub");
    check(conf, "user", WORD.matcher(user).matches(), "one word");
    String realName = conf.text("realName", "said to those who ask", "A bridge to Hubbub");
    check(conf, "realName", Words.plain(realName).equals(realName), "one line");
    Optional<String> sasl = conf.optionalText("sasl", "the account on the network");
    Optional<Secret> password = conf.secret("password", "of that account");
    check(conf, "password", sasl.isPresent() == password.isPresent(), "both sasl and password, or neither");
    return new Login(nick, user, realName, sasl, password);
  }

  private static Channel channel(Conf conf, Set<String> seen) {
    String channel = conf.required("channel", "its name");
    check(conf, "channel", channel.isEmpty() || CHANNEL.matcher(channel).matches(), "a channel such as #general");
    Optional<Secret> key = conf.secret("key", "what lets one in");
    check(conf, "key", key.isEmpty() || WORD.matcher(key.get().reveal()).matches(), "one word");
    String room = conf.required("room", "the room that belongs to it");
    check(conf, "room", room.isEmpty() || Name.of(room).isPresent(), "a name of 1 to 32 visible characters");
    check(conf, "channel", seen.add("channel " + fold(channel)), "each channel once");
    check(conf, "room", seen.add("room " + Name.of(room).map(Name::key).orElse("")), "each room once");
    return new Channel(channel, key, room);
  }

  private static Limits limits(Conf conf) {
    return new Limits(conf.whole("burst", "lines", 1, 100, 5),
        Duration.ofMillis(conf.whole("paceMillis", "ms", 0, 60_000, 2_000)),
        conf.whole("waiting", "lines", 1, 100_000, 500), conf.whole("linesPerMessage", "lines", 1, 1_000, 10),
        Duration.ofSeconds(conf.whole("silenceSeconds", "s", 1, 3_600, 90)),
        Duration.ofSeconds(conf.whole("longestDelaySeconds", "s", 1, 3_600, 300)),
        Duration.ofSeconds(conf.whole("timeoutSeconds", "s", 1, 60, 5)));
  }

  /** Returns a name of IRC as names there are compared: four more characters have small forms. */
  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('[', '{').replace(']', '}').replace('\\', '|').replace('~', '^');
  }

  private static void check(Conf conf, String key, boolean holds, String expected) {
    if (!holds) {
      conf.problem(key, expected);
    }
  }
}

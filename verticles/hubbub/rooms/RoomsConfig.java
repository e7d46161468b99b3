package hubbub.rooms;

import hubbub.conf.Conf;
import hubbub.contract.Name;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code conf/rooms.json} says; {@code conf/README.md} explains it.
 *
 * @param lobby the rooms that are always there, the default first
 * @param limits what one person may do
 * @param history how much of a room's log is kept
 * @param inbox how much waits for somebody who is not connected
 * @param timing how long the absent are waited for
 * @param auditLines how many lines of the audit are kept
 * @param store where rooms, logs and inboxes are kept
 */
public record RoomsConfig(
    List<Name> lobby, Limits limits, History history, InboxRules inbox, Timing timing, int auditLines,
    StoreConfig store) {
  /** Reads a file's object; throws one exception with all problems. */
  public static RoomsConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    RoomsConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  public static RoomsConfig from(Conf conf) {
    return new RoomsConfig(lobby(conf), Limits.from(conf.section("limits")), History.from(conf.section("history")),
        InboxRules.from(conf.section("inbox")), Timing.from(conf),
        conf.whole("auditLines", "lines", 1_000, 100_000_000, 100_000),
        StoreConfig.from(conf.section("store"), "rooms"));
  }

  private static List<Name> lobby(Conf conf) {
    List<String> texts = conf.texts("lobby", "the rooms that are always there; the first is the default",
        List.of("general", "random"));
    List<Name> names = texts.stream().map(Name::of).flatMap(Optional::stream).toList();
    if (names.isEmpty() || names.size() < texts.size()
        || names.stream().map(Name::key).distinct().count() < names.size()) {
      conf.problem("lobby", "at least one room name, each 1 to 32 visible characters and there once");
    }
    return names;
  }

  /**
   * What one person may do.
   *
   * @param messageBytes the longest message, in bytes of UTF-8
   * @param burst how many messages at once, over all protocols
   * @param perSecond how many messages a second after that
   * @param roomsJoined in how many rooms one person may be
   * @param rooms how many rooms the hub has at the most
   * @param topicCharacters the longest topic
   */
  public record Limits(int messageBytes, int burst, int perSecond, int roomsJoined, int rooms, int topicCharacters) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("messageBytes", "bytes of UTF-8", 1, 65_536, 8_192),
          conf.whole("burst", "messages", 1, 1_000_000, 20),
          conf.whole("perSecond", "messages/s", 1, 1_000_000, 5),
          conf.whole("roomsJoined", "rooms", 1, 10_000, 100),
          conf.whole("rooms", "rooms", 1, 1_000_000, 10_000),
          conf.whole("topicCharacters", "characters", 1, 4_000, 300));
    }
  }

  /**
   * How much of a room's log is kept.
   *
   * @param lines how many messages and topics; of all events, four times as many
   * @param kept for how long
   * @param page how many lines one answer has at the most
   */
  public record History(int lines, Duration kept, int page) {
    private static History from(Conf conf) {
      return new History(conf.whole("lines", "messages", 1, 1_000_000, 2_048),
          Duration.ofDays(conf.whole("days", "days", 1, 36_500, 7)),
          conf.whole("page", "messages", 1, 1_000, 200));
    }
  }

  /**
   * How much waits for somebody who is not connected.
   *
   * @param messages how many direct messages
   * @param kept for how long
   */
  public record InboxRules(int messages, Duration kept) {
    private static InboxRules from(Conf conf) {
      return new InboxRules(conf.whole("messages", "messages", 1, 1_000, 100),
          Duration.ofDays(conf.whole("days", "days", 1, 36_500, 7)));
    }
  }

  /**
   * How long the absent are waited for.
   *
   * @param emptyGrace how long after a start an empty temporary room waits for its members
   * @param bridgeSilence after how long without a word a bridge is taken for dead
   * @param answer how long an answer of another verticle is waited for
   */
  public record Timing(Duration emptyGrace, Duration bridgeSilence, Duration answer) {
    private static Timing from(Conf conf) {
      return new Timing(Duration.ofSeconds(conf.section("rooms").whole("emptyGraceSeconds", "s", 0, 3_600, 60)),
          Duration.ofSeconds(conf.section("bridges").whole("silenceSeconds", "s", 1, 3_600, 12)),
          Duration.ofSeconds(conf.section("bus").whole("timeoutSeconds", "s", 1, 60, 5)));
    }
  }
}

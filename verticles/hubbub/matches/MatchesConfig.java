package hubbub.matches;

import hubbub.conf.Conf;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * What {@code conf/matches.json} says; {@code conf/README.md} explains it.
 *
 * @param games the games that can be played, the default first
 * @param limits how much there may be
 * @param seats how long absent players are waited for
 * @param rooms whether matches have rooms
 * @param timing how often and how long other parts of the hub are waited for
 * @param store where matches, results and ratings are kept
 */
public record MatchesConfig(
    List<String> games, Limits limits, SeatRules seats, RoomRules rooms, Timing timing, StoreConfig store) {
  /** Reads a file's object; throws one exception with all problems. */
  public static MatchesConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    MatchesConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  public static MatchesConfig from(Conf conf) {
    return new MatchesConfig(games(conf), Limits.from(conf.section("limits")), SeatRules.from(conf.section("seats")),
        RoomRules.from(conf.section("rooms")), Timing.from(conf),
        StoreConfig.from(conf.section("store"), "matches"));
  }

  private static List<String> games(Conf conf) {
    List<String> games = conf.texts("games", "the games that can be played; the first is the default",
        List.of("pong", "tictactoe"));
    if (games.isEmpty() || games.stream().distinct().count() < games.size()
        || !games.stream().allMatch(game -> game.matches("[a-z][a-z0-9]{0,31}"))) {
      conf.problem("games", "at least one name of small letters and digits, each there once");
    }
    return games;
  }

  /**
   * How much there may be.
   *
   * @param matches matches that are not over
   * @param spectators of one match
   */
  public record Limits(int matches, int spectators) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("matches", "matches", 1, 100_000, 1_000),
          conf.whole("spectators", "spectators", 0, 10_000, 100));
    }
  }

  /**
   * How long absent players are waited for.
   *
   * @param kept in a match that has started
   * @param keptAfterStart after a start of the verticle, when all have to come back
   * @param hostAway the host of a match that has not started
   */
  public record SeatRules(Duration kept, Duration keptAfterStart, Duration hostAway) {
    private static SeatRules from(Conf conf) {
      return new SeatRules(Duration.ofSeconds(conf.whole("keptSeconds", "s", 1, 3_600, 30)),
          Duration.ofSeconds(conf.whole("keptAfterStartSeconds", "s", 1, 3_600, 60)),
          Duration.ofSeconds(conf.whole("hostAwaySeconds", "s", 1, 86_400, 300)));
    }
  }

  /**
   * Whether matches have rooms.
   *
   * @param on whether they do
   * @param kept how long a room stays after its match
   */
  public record RoomRules(boolean on, Duration kept) {
    private static RoomRules from(Conf conf) {
      return new RoomRules(conf.flag("on", true), Duration.ofSeconds(conf.whole("keptSeconds", "s", 0, 86_400, 300)));
    }
  }

  /**
   * How often and how long other parts of the hub are waited for.
   *
   * @param snapshots how often running matches are stored
   * @param bridgeSilence after how long without a word a bridge is taken for dead
   * @param answer how long an answer of another verticle is waited for
   */
  public record Timing(Duration snapshots, Duration bridgeSilence, Duration answer) {
    private static Timing from(Conf conf) {
      return new Timing(Duration.ofMillis(conf.section("snapshots").whole("everyMillis", "ms", 200, 60_000, 1_000)),
          Duration.ofSeconds(conf.section("bridges").whole("silenceSeconds", "s", 1, 3_600, 15)),
          Duration.ofSeconds(conf.section("bus").whole("timeoutSeconds", "s", 1, 60, 5)));
    }
  }
}

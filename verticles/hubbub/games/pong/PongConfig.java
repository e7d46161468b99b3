package hubbub.games.pong;

import hubbub.conf.Conf;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What {@code conf/pong.json} says; {@code conf/README.md} explains it.
 *
 * @param rules when a match ends
 * @param matches how many matches there may be at a time
 * @param catchUpMillis how late the clock may be and still make up for it
 * @param lease the store whose owner runs the game in a cluster; nothing is put in
 */
record PongConfig(Rules rules, int matches, int catchUpMillis, Optional<StoreConfig> lease) {
  /** Reads a file's object; throws one exception with all problems. */
  static PongConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    PongConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  static PongConfig from(Conf conf) {
    Conf rules = conf.section("rules");
    return new PongConfig(
        new Rules(rules.whole("points", "points", 1, 99, Rules.STANDARD.points()),
            rules.whole("seconds", "s", 1, 3_600, Rules.STANDARD.seconds())),
        conf.section("limits").whole("matches", "matches", 1, 100_000, 1_000),
        conf.section("clock").whole("catchUpMillis", "ms", 10, 10_000, 250),
        conf.optionalSection("store").map(store -> StoreConfig.from(store, "games.pong")));
  }

  int catchUpTicks() {
    return catchUpMillis * Pong.TICKS_PER_SECOND / 1_000;
  }
}

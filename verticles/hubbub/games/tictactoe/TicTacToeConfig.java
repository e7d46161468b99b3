package hubbub.games.tictactoe;

import hubbub.conf.Conf;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What {@code conf/tictactoe.json} says; {@code conf/README.md} explains it.
 *
 * @param matches how many matches there may be at a time
 * @param lease the store whose owner runs the game in a cluster; nothing is put in
 */
record TicTacToeConfig(int matches, Optional<StoreConfig> lease) {
  /** Reads a file's object; throws one exception with all problems. */
  static TicTacToeConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    TicTacToeConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  static TicTacToeConfig from(Conf conf) {
    return new TicTacToeConfig(conf.section("limits").whole("matches", "matches", 1, 100_000, 1_000),
        conf.optionalSection("store").map(store -> StoreConfig.from(store, "games.tictactoe")));
  }
}

package hubbub.games.tictactoe;

import hubbub.conf.Conf;
import io.vertx.core.json.JsonObject;

/**
 * What {@code conf/tictactoe.json} says; {@code conf/README.md} explains it.
 *
 * @param matches how many matches there may be at a time
 */
record TicTacToeConfig(int matches) {
  /** Reads a file's object; throws one exception with all problems. */
  static TicTacToeConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    TicTacToeConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  static TicTacToeConfig from(Conf conf) {
    return new TicTacToeConfig(conf.section("limits").whole("matches", "matches", 1, 100_000, 1_000));
  }
}

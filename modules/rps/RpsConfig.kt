package rps

import hubbub.conf.Conf
import hubbub.store.StoreConfig
import io.vertx.core.json.JsonObject
import java.util.Optional

/**
 * What `conf/rps.json` says; `conf/README.md` explains it.
 *
 * @param terms what is agreed for matches that begin from now on
 * @param matches how many matches there may be at a time
 * @param lease the store whose owner runs the game in a cluster; nothing is put in
 */
internal data class RpsConfig(val terms: Terms, val matches: Int, val lease: Optional<StoreConfig>) {
  companion object {
    const val MOST = 99
    const val LONGEST_SECONDS = 3_600

    /** Reads a file's object; throws one exception with all problems. */
    fun from(json: JsonObject): RpsConfig {
      val conf = Conf.of(json)
      return from(conf).also { conf.done() }
    }

    /** Reads without ending the reading, so that its keys can be compared with their documentation. */
    fun from(conf: Conf): RpsConfig {
      val rules = conf.section("rules")
      return RpsConfig(
        Terms(rules.whole("wins", "points", 1, MOST, 3), rules.whole("seconds", "s", 0, LONGEST_SECONDS, 20),
          rules.whole("draws", "draws", 1, MOST, 3)),
        conf.section("limits").whole("matches", "matches", 1, 100_000, 1_000),
        conf.optionalSection("store").map { StoreConfig.from(it, "games.rps") })
    }
  }
}

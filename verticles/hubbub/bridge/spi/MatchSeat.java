package hubbub.bridge.spi;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A peer's seat in a match. */
public interface MatchSeat {
  /**
   * Does what a player wants. Commands are worked off in the order they are made, without waiting for each other.
   * Completes on the peer's loop; fails as {@link hubbub.contract.matches.MatchesApi#command}.
   *
   * @param command the word
   * @param arguments what came with it, for the game
   */
  Future<Void> command(String command, JsonObject arguments);
}

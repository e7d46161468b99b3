package hubbub.bridge.http;

import hubbub.contract.auth.Account;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Timestamps;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * What everybody may know of a person.
 *
 * @param account who it is
 * @param player how well the person plays, and where
 */
record Profile(Account account, Player player) {
  /** Returns a person who has never played. */
  static Profile fresh(Account account) {
    return new Profile(account, new Player(account.name(), Player.FIRST_ELO, 0, ""));
  }

  /** Returns the shape that existing clients know; names beside the user name are part of it and always empty. */
  JsonObject shown() {
    return new JsonObject().put("username", account.name())
        .put("date_joined", Timestamps.shown(account.createdAt()))
        .put("elo", player.elo())
        .put("ongoing_match", player.match() == 0 ? null : player.match())
        .put("role", player.inRole().map(role -> role.word().substring(0, 1).toUpperCase(Locale.ROOT)).orElse(null))
        .put("first_name", "").put("last_name", "");
  }
}

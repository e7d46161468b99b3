package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.contract.Name;
import hubbub.contract.auth.Account;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Timestamps;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People and matches in the shapes of the API: what {@code auth} knows of somebody and what {@code matches} does. */
final class Profiles {
  private final AccountGateway accounts;
  private final LobbyGateway lobby;

  Profiles(AccountGateway accounts, LobbyGateway lobby) {
    this.accounts = accounts;
    this.lobby = lobby;
  }

  /** Finds one person. */
  Future<Profile> of(String name) {
    return accounts.account(name)
        .compose(account -> lobby.player(account.name()).map(player -> new Profile(account, player)));
  }

  /** Finds a person whose account was made just now, and says so much as can be said if {@code matches} is away. */
  Future<Profile> ofNew(Account account) {
    return lobby.player(account.name()).map(player -> new Profile(account, player)).otherwise(Profile.fresh(account));
  }

  Future<List<Profile>> everybody() {
    return accounts.everybody().compose(this::of);
  }

  /** Finds people by their names; who has no account is left out. */
  Future<List<Profile>> named(List<String> names) {
    return accounts.accounts(names.stream().distinct().toList()).compose(this::of);
  }

  /** Shows matches with everybody in them. */
  Future<List<JsonObject>> shown(List<Match> matches) {
    List<String> names = matches.stream().flatMap(Profiles::people).toList();
    return named(names).map(found -> {
      Map<String, JsonObject> people = new HashMap<>();
      found.forEach(profile -> people.put(key(profile.account().name()), profile.shown()));
      return matches.stream().map(match -> shown(match, people)).toList();
    });
  }

  Future<JsonObject> shown(Match match) {
    return shown(List.of(match)).map(List::getFirst);
  }

  private Future<List<Profile>> of(List<Account> found) {
    return lobby.players(found.stream().map(Account::name).toList()).map(players -> paired(found, players));
  }

  private static List<Profile> paired(List<Account> found, List<Player> players) {
    return IntStream.range(0, found.size()).mapToObj(i -> new Profile(found.get(i), players.get(i))).toList();
  }

  private static Stream<String> people(Match match) {
    return Stream.concat(Stream.of(match.host(), match.challenger()), match.spectators().stream())
        .filter(name -> !name.isEmpty());
  }

  private static JsonObject shown(Match match, Map<String, JsonObject> people) {
    JsonArray spectators = new JsonArray();
    match.spectators().stream().map(name -> people.get(key(name))).filter(known -> known != null)
        .forEach(spectators::add);
    return new JsonObject().put("id", match.id())
        .put("host", people.get(key(match.host())))
        .put("spectators", spectators)
        .put("challenger", people.get(key(match.challenger())))
        .put("creation_timestamp", Timestamps.shown(match.createdAt()))
        .put("start_timestamp", match.started() ? Timestamps.shown(match.startedAt()) : null)
        .put("is_started", match.started())
        .put("is_challenger_ready", match.ready());
  }

  private static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }
}

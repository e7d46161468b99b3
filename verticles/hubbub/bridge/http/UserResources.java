package hubbub.bridge.http;

import hubbub.bridge.gateway.LobbyGateway;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Everybody with an account, and who plays where. */
final class UserResources {
  private static final Comparator<Profile> JOINING = Comparator.comparingLong(one -> one.account().createdAt());
  private static final Comparator<Profile> NAME = Comparator.comparing(UserResources::key);
  private static final Map<String, Comparator<Profile>> ORDERS = Map.of(
      "elo", Comparator.comparingInt(one -> one.player().elo()), "username", NAME);

  private final SignedIn signedIn;
  private final Profiles profiles;
  private final LobbyGateway lobby;

  UserResources(SignedIn signedIn, Profiles profiles, LobbyGateway lobby) {
    this.signedIn = signedIn;
    this.profiles = profiles;
    this.lobby = lobby;
  }

  void mount(Resources resources) {
    resources
        .add("/api/users", Map.of(HttpMethod.GET, signedIn.only(this::list)))
        .add("/api/users/:name", Map.of(HttpMethod.GET, signedIn.only(this::detail)))
        .add("/api/users/:name/ongoing_match", Map.of(HttpMethod.GET, signedIn.only(this::match)));
  }

  private Future<Answer> list(Call call, Principal who) {
    Comparator<Profile> order = Orders.of(call.query().ordering(List.copyOf(ORDERS.keySet())), ORDERS,
        JOINING.thenComparing(NAME));
    return profiles.everybody().map(all -> Answer.json(200,
        new JsonArray(all.stream().sorted(order).map(Profile::shown).toList())));
  }

  private Future<Answer> detail(Call call, Principal who) {
    return profiles.of(call.path().get("name")).map(profile -> Answer.json(200, profile.shown()));
  }

  private Future<Answer> match(Call call, Principal who) {
    return profiles.of(call.path().get("name"))
        .compose(profile -> profile.player().match() == 0
            ? Future.failedFuture(Refused.missing()) : lobby.match(profile.player().match()))
        .compose(profiles::shown)
        .map(match -> Answer.json(200, match));
  }

  private static String key(Profile one) {
    return Name.of(one.account().name()).map(Name::key).orElse(one.account().name());
  }
}

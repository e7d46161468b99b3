package hubbub.bridge.http;

import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.Timestamps;
import hubbub.contract.terminal.SessionState;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What runs for people: matches, terminal sessions and consoles, for administrators, who may end the latter two. */
final class AdminRunningResources {
  private final SignedIn signedIn;
  private final AdminGateway admin;
  private final LobbyGateway lobby;

  AdminRunningResources(SignedIn signedIn, AdminGateway admin, LobbyGateway lobby) {
    this.signedIn = signedIn;
    this.admin = admin;
    this.lobby = lobby;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/matches", Map.of(HttpMethod.GET, signedIn.admin(this::matches)))
        .add("/api/admin/terminals", Map.of(HttpMethod.GET, signedIn.admin(this::terminals)))
        .add("/api/admin/terminals/:id", Map.of(HttpMethod.DELETE, signedIn.deed((call, who) ->
            admin.endTerminal(who, call.path().get("id")))))
        .add("/api/admin/consoles", Map.of(HttpMethod.GET, signedIn.admin(this::consoles)))
        .add("/api/admin/consoles/:id", Map.of(HttpMethod.DELETE, signedIn.deed((call, who) ->
            admin.endConsole(who, call.path().get("id")))));
  }

  private Future<Answer> matches(Call call, Principal who) {
    return lobby.matches(MatchQuery.ALL).map(all -> Answer.json(200,
        new JsonArray(all.stream().map(AdminRunningResources::shown).toList())));
  }

  private Future<Answer> terminals(Call call, Principal who) {
    return admin.terminals(who).map(all -> Answer.json(200,
        new JsonArray(all.stream().map(SessionState::toJson).toList())));
  }

  private Future<Answer> consoles(Call call, Principal who) {
    return admin.consoles(who).map(all -> Answer.json(200,
        new JsonArray(all.stream().map(ConsoleState::toJson).toList())));
  }

  private static JsonObject shown(Match match) {
    return new JsonObject().put("id", match.id()).put("game", match.game()).put("host", match.host())
        .put("challenger", match.challenger().isEmpty() ? null : match.challenger())
        .put("spectators", new JsonArray(match.spectators())).put("is_started", match.started())
        .put("is_paused", match.paused()).put("creation_timestamp", Timestamps.shown(match.createdAt()))
        .put("start_timestamp", match.started() ? Timestamps.shown(match.startedAt()) : null);
  }
}

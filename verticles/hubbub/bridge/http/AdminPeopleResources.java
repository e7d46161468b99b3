package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.contract.Done;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.matches.Timestamps;
import hubbub.contract.rooms.Person;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Everybody who is connected and everybody with an account, for administrators, and what they do about them. */
final class AdminPeopleResources {
  private final SignedIn signedIn;
  private final AccountGateway accounts;
  private final AdminGateway admin;

  AdminPeopleResources(SignedIn signedIn, AccountGateway accounts, AdminGateway admin) {
    this.signedIn = signedIn;
    this.accounts = accounts;
    this.admin = admin;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/people", Map.of(HttpMethod.GET, signedIn.admin(this::people)))
        .add("/api/admin/accounts", Map.of(HttpMethod.GET, signedIn.admin(this::accounts)))
        .add("/api/admin/accounts/:name/roles", Map.of(HttpMethod.PUT, signedIn.deed(this::roles)))
        .add("/api/admin/accounts/:name/ban", Map.of(HttpMethod.POST, signedIn.deed(this::ban)))
        .add("/api/admin/accounts/:name/unban", Map.of(HttpMethod.POST,
            signedIn.deed((call, who) -> admin.unban(order(call, who)))))
        .add("/api/admin/accounts/:name/revoke", Map.of(HttpMethod.POST,
            signedIn.deed((call, who) -> admin.revoke(order(call, who)))));
  }

  private Future<Answer> people(Call call, Principal who) {
    return admin.people().map(all -> Answer.json(200, new JsonArray(all.stream().map(Person::toJson).toList())));
  }

  private Future<Answer> accounts(Call call, Principal who) {
    return accounts.everybody().map(all -> Answer.json(200,
        new JsonArray(all.stream().map(AdminPeopleResources::shown).toList())));
  }

  private Future<Done> roles(Call call, Principal who) {
    List<String> roles = call.form().texts("roles");
    return admin.roles(new SetRoles(who.name(), call.path().get("name"), roles));
  }

  private Future<Done> ban(Call call, Principal who) {
    return admin.ban(new Ban(who.name(), call.path().get("name"), call.form().until("seconds"),
        call.form().optional("reason").orElse("")));
  }

  private static ByActor order(Call call, Principal who) {
    return new ByActor(who.name(), call.path().get("name"), call.form().optional("reason").orElse(""));
  }

  private static JsonObject shown(Account account) {
    boolean banned = account.bannedUntil() > 0;
    boolean forGood = account.bannedUntil() == Long.MAX_VALUE;
    return new JsonObject().put("username", account.name()).put("roles", new JsonArray(account.roles()))
        .put("date_joined", Timestamps.shown(account.createdAt())).put("is_banned", banned)
        .put("banned_until", banned && !forGood ? Timestamps.shown(account.bannedUntil()) : null);
  }
}

package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.contract.ErrorCode;
import hubbub.contract.matches.Timestamps;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Making an account, and what somebody who is logged in learns and changes of their own. */
final class AccountResources {
  private final AccountGateway accounts;
  private final Profiles profiles;

  AccountResources(AccountGateway accounts, Profiles profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  void mount(Resources resources) {
    resources
        .add("/api/users/sign_up", Map.of(HttpMethod.POST, this::signUp))
        .add("/api/me", Map.of(HttpMethod.GET, this::me))
        .add("/api/me/logins", Map.of(HttpMethod.DELETE, this::logoutAll))
        .add("/api/me/password", Map.of(HttpMethod.POST, this::password, HttpMethod.PUT, this::password));
  }

  private Future<Answer> signUp(Call call) {
    List<String> wish = call.form().required(Failures.USERNAME, Failures.PASSWORD);
    return accounts.register(wish.get(0), wish.get(1), call.address())
        .compose(profiles::ofNew).map(profile -> Answer.json(201, profile.shown()));
  }

  private Future<Answer> me(Call call) {
    return accounts.verify(call.requiredToken())
        .compose(principal -> accounts.account(principal.name()))
        .map(account -> Answer.json(200, new JsonObject().put("username", account.name())
            .put("roles", new JsonArray(account.roles())).put("date_joined", Timestamps.shown(account.createdAt()))));
  }

  private Future<Answer> logoutAll(Call call) {
    return accounts.logoutAll(call.requiredToken()).map(done -> LoginCookie.clear(Answer.empty(204), call));
  }

  private Future<Answer> password(Call call) {
    // All logins made before have ended with this, so the browser's cookie is worth nothing any more.
    return accounts.verify(call.requiredToken())
        .compose(who -> {
          List<String> passwords = call.form().required("old", "new");
          return accounts.changePassword(who.name(), passwords.get(0), passwords.get(1), call.address());
        })
        .recover(problem -> Failures.at(Map.of(ErrorCode.BAD_CREDENTIALS, "old", ErrorCode.PASSWORD_INVALID, "new"),
            problem))
        .map(done -> LoginCookie.clear(Answer.empty(204), call));
  }
}

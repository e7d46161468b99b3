package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.LoggedIn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Coming and going: tokens for programs, the cookie for browsers. */
final class LoginResources {
  private final AccountGateway accounts;

  LoginResources(AccountGateway accounts) {
    this.accounts = accounts;
  }

  void mount(Resources resources) {
    resources
        .add("/api/token", Map.of(HttpMethod.POST, this::token, HttpMethod.DELETE, this::revoke))
        .add("/api/login", Map.of(HttpMethod.POST, this::login))
        .add("/api/logout", Map.of(HttpMethod.POST, this::logout));
  }

  private Future<Answer> token(Call call) {
    return byPassword(call).map(login -> Answer.json(200, new JsonObject().put("token", login.token())));
  }

  private Future<Answer> revoke(Call call) {
    return accounts.logout(call.requiredToken()).map(done -> LoginCookie.clear(Answer.empty(204), call));
  }

  private Future<Answer> login(Call call) {
    Future<LoggedIn> login = call.form().has("code") ? byCode(call) : byPassword(call);
    return login.map(found -> LoginCookie.set(welcome(call, found), call, found));
  }

  private Future<Answer> logout(Call call) {
    Optional<String> token = call.token();
    Future<Done> revoked = token.map(accounts::logout).orElse(Future.succeededFuture(Done.DONE));
    return revoked
        // Who comes with a token that has ended already has what they want.
        .recover(problem -> Fault.is(problem, ErrorCode.TOKEN_INVALID)
            ? Future.succeededFuture(Done.DONE) : Future.failedFuture(problem))
        .map(done -> LoginCookie.clear(call.wantsJson() ? Answer.empty(204) : Answer.redirect(call.next()), call));
  }

  private Future<LoggedIn> byPassword(Call call) {
    List<String> proof = call.form().required(Failures.USERNAME, Failures.PASSWORD);
    return accounts.token(proof.get(0), proof.get(1), call.address());
  }

  private Future<LoggedIn> byCode(Call call) {
    String code = call.form().required("code").get(0);
    return accounts.redeem(code, call.address()).recover(problem -> Fault.is(problem, ErrorCode.TOKEN_INVALID)
        ? Future.failedFuture(Refused.field("code", "This code is unknown or has been used already."))
        : Future.failedFuture(problem));
  }

  private static Answer welcome(Call call, LoggedIn login) {
    return call.wantsJson()
        ? Answer.json(200, new JsonObject().put("username", login.principal().name())
            .put("roles", new JsonArray(login.principal().roles())))
        : Answer.redirect(call.next());
  }
}

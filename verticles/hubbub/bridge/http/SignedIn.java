package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lets only those in who bring a good token.
 *
 * @param accounts who knows the tokens
 */
record SignedIn(AccountGateway accounts) {
  /** Makes a handler that asks who it is before it answers. */
  Function<Call, Future<Answer>> only(BiFunction<Call, Principal, Future<Answer>> handler) {
    return call -> accounts.verify(call.requiredToken()).compose(who -> handler.apply(call, who));
  }

  /** As {@link #only}, for administrators. */
  Function<Call, Future<Answer>> admin(BiFunction<Call, Principal, Future<Answer>> handler) {
    return only((call, who) -> {
      if (!who.admin()) {
        throw new Fault(ErrorCode.FORBIDDEN);
      }
      return handler.apply(call, who);
    });
  }

  /** As {@link #admin}, for what is done and has no more to say than that. */
  Function<Call, Future<Answer>> deed(BiFunction<Call, Principal, Future<Done>> handler) {
    return admin((call, who) -> handler.apply(call, who).map(done -> Answer.empty(204)));
  }
}

package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
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
}

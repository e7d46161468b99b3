package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Named;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import java.util.Optional;

/** What the {@code auth} verticle knows about names. Fails with UNAVAILABLE where it does not answer. */
final class Accounts {
  private final Bus bus;

  Accounts(Bus bus) {
    this.bus = bus;
  }

  Future<Optional<Account>> find(Name name) {
    return bus.call(AuthApi.ACCOUNT, new Named(name.shown())).map(Optional::of)
        .recover(problem -> Fault.is(problem, ErrorCode.NO_SUCH_ACCOUNT)
            ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(problem));
  }

  /** Tells whether an account of this name may do everything at this time. */
  Future<Boolean> admin(Name name, long now) {
    return find(name).map(found -> found
        .filter(account -> account.roles().contains(Principal.ADMIN) && account.bannedUntil() <= now).isPresent());
  }
}

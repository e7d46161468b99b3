package hubbub.bridge.gateway;

import hubbub.bridge.spi.Accounts;
import hubbub.bridge.spi.Peer;
import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AccountList;
import hubbub.contract.auth.AccountQuery;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Named;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Redeem;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.SetPassword;
import hubbub.contract.auth.Token;
import io.vertx.core.Future;
import java.util.List;

/**
 * The bridge's way to the accounts. Takes plain passwords, refuses those no account can have, and sends only their
 * hash over the bus; what a client has hashed itself goes as it is. Failures are those of {@link AuthApi}.
 */
public final class AccountGateway implements Accounts {
  private final Bus bus;

  /** Speaks to the accounts over this bus. */
  public AccountGateway(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<LoggedIn> login(Peer peer, String name, String password, boolean register) {
    // With an unknown name this is a registration, which is told what is wrong with its password.
    ErrorCode otherwise = register ? ErrorCode.PASSWORD_INVALID : ErrorCode.BAD_CREDENTIALS;
    return PlainPassword.secret(password, otherwise)
        .compose(secret -> bus.call(AuthApi.LOGIN, new Login(name, secret, peer.address(), register, false)));
  }

  @Override
  public Future<LoggedIn> prove(Peer peer, String name, String secret, boolean register) {
    Future<LoggedIn> proof = bus.call(AuthApi.LOGIN, new Login(name, secret, peer.address(), register, false));
    return register ? proof : proof.recover(problem -> Future.failedFuture(
        Fault.is(problem, ErrorCode.NAME_INVALID) || Fault.is(problem, ErrorCode.PASSWORD_INVALID)
            ? new Fault(ErrorCode.BAD_CREDENTIALS) : problem));
  }

  @Override
  public Future<Boolean> known(String name) {
    return accounts(List.of(name)).map(found -> !found.isEmpty());
  }

  @Override
  public Future<Principal> renew(Principal who, String secret) {
    return bus.call(AuthApi.SET_PASSWORD, new SetPassword(who, secret));
  }

  /** Proves a name with a password and brings a token. */
  public Future<LoggedIn> token(String name, String password, String address) {
    return PlainPassword.secret(password, ErrorCode.BAD_CREDENTIALS)
        .compose(secret -> bus.call(AuthApi.LOGIN, new Login(name, secret, address, false, true)));
  }

  /** Exchanges a one-time code for a token. */
  public Future<LoggedIn> redeem(String code, String address) {
    return bus.call(AuthApi.REDEEM, new Redeem(code, address));
  }

  /** Makes an account. */
  public Future<Account> register(String name, String password, String address) {
    return PlainPassword.secret(password, ErrorCode.PASSWORD_INVALID)
        .compose(secret -> bus.call(AuthApi.REGISTER, new Register(name, secret, address)));
  }

  @Override
  public Future<Principal> verify(String token) {
    return bus.call(AuthApi.VERIFY, new Token(token));
  }

  /** Revokes a token. */
  public Future<Done> logout(String token) {
    return bus.call(AuthApi.LOGOUT, new Token(token));
  }

  /** Revokes every login of a token's account. */
  public Future<Done> logoutAll(String token) {
    return bus.call(AuthApi.LOGOUT_ALL, new Token(token));
  }

  /** Sets a new password after proving the old one, which revokes all tokens of the account. */
  public Future<Done> changePassword(String name, String old, String fresh, String address) {
    return PlainPassword.secret(fresh, ErrorCode.PASSWORD_INVALID)
        .compose(newSecret -> PlainPassword.secret(old, ErrorCode.BAD_CREDENTIALS)
            .compose(oldSecret -> bus.call(AuthApi.PASSWORD,
                new ChangePassword(name, oldSecret, newSecret, address))));
  }

  /** Looks an account up by name. */
  public Future<Account> account(String name) {
    return bus.call(AuthApi.ACCOUNT, new Named(name));
  }

  /** Looks accounts up by their names; names without an account are left out. */
  public Future<List<Account>> accounts(List<String> names) {
    return Pages.each(names, AccountQuery.MOST,
        some -> bus.call(AuthApi.ACCOUNTS, AccountQuery.of(some)).map(AccountList::accounts));
  }

  /** Returns all accounts. */
  public Future<List<Account>> everybody() {
    return Pages.behind(AccountQuery.MOST, (List<Account> before) -> bus.call(AuthApi.ACCOUNTS,
        AccountQuery.behind(before.isEmpty() ? "" : before.getLast().name())).map(AccountList::accounts));
  }
}

package hubbub.bridge.spi;

import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;

/**
 * Logins and tokens. Failures are those of {@link hubbub.contract.auth.AuthApi}. Passwords are plain here and hashed
 * inside; a secret is what a client has hashed itself, and is used as it is.
 */
public interface Accounts {
  /**
   * Proves a name with a password; with {@code register} an unknown name becomes an account where that is switched
   * on.
   */
  Future<LoggedIn> login(Peer peer, String name, String password, boolean register);

  /**
   * Proves a name with a secret, as {@link #login} does with a password. Without {@code register} names and secrets
   * that cannot be are BAD_CREDENTIALS.
   */
  Future<LoggedIn> prove(Peer peer, String name, String secret, boolean register);

  /** Tells whether there is an account of this name. */
  Future<Boolean> known(String name);

  /**
   * Sets a new secret for somebody who is connected, which ends every other login of the account. Returns who that is
   * from now on. Fails as {@link hubbub.contract.auth.AuthApi#SET_PASSWORD}.
   */
  Future<Principal> renew(Principal who, String secret);

  /** Tells whose token this is. */
  Future<Principal> verify(String token);
}

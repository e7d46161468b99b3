package hubbub.bridge.spi;

import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;

/**
 * Logins and tokens. Failures are those of {@link hubbub.contract.auth.AuthApi}. Passwords are plain here and hashed
 * inside.
 */
public interface Accounts {
  /**
   * Proves a name with a password; with {@code register} an unknown name becomes an account where that is switched
   * on.
   */
  Future<LoggedIn> login(Peer peer, String name, String password, boolean register);

  /** Tells whose token this is. */
  Future<Principal> verify(String token);
}

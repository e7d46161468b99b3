package hubbub.auth;

import hubbub.auth.Prover.Claim;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.SetPassword;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Logging in with a name and a secret, registering, and changing the secret. */
final class Logins {
  private final Accounts accounts;
  private final Passwords passwords;
  private final Prover prover;
  private final Sessions sessions;
  private final boolean registration;

  Logins(Accounts accounts, Passwords passwords, Prover prover, Sessions sessions, boolean registration) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.prover = prover;
    this.sessions = sessions;
    this.registration = registration;
  }

  Future<LoggedIn> login(Login login) {
    Claim claim = claim(login.name(), login.secret(), login.address());
    prover.admit(claim);
    return accounts.find(claim.name()).compose(found -> {
      if (found.isPresent()) {
        return enter(claim, found.get(), login.token());
      }
      return login.register() && registration && !reserved(claim.name())
          ? registerAndEnter(claim, login.token())
          : prover.unknown(claim);
    });
  }

  Future<Account> register(Register wish) {
    Claim claim = claim(wish.name(), wish.secret(), wish.address());
    if (!registration) {
      throw new Fault(ErrorCode.REGISTRATION_OFF);
    }
    if (reserved(claim.name())) {
      throw new Fault(ErrorCode.NAME_TAKEN);
    }
    return accounts.find(claim.name()).compose(found -> found.isPresent() ? taken() : create(claim))
        .map(created -> created.orElseThrow(() -> new Fault(ErrorCode.NAME_TAKEN)).shown(accounts.now()));
  }

  Future<Done> password(ChangePassword change) {
    Claim claim = claim(change.name(), change.oldSecret(), change.address());
    Secrets.check(change.newSecret());
    prover.admit(claim);
    return accounts.find(claim.name()).compose(found -> found.isPresent()
        ? prover.prove(claim, found.get(), account -> replace(account, change.newSecret()))
        : prover.unknown(claim));
  }

  Future<Principal> setPassword(SetPassword change) {
    if (!change.principal().registered()) {
      throw new Fault(ErrorCode.TOKEN_INVALID);
    }
    Secrets.check(change.secret());
    Name name = Name.person(change.principal().name());
    return passwords.hash(change.secret()).compose(hash -> accounts.inTurn(name, () ->
        sessions.need(change.principal()).compose(account -> replaced(account, hash))
            .map(changed -> sessions.revokedBut(change.principal(), changed))));
  }

  private Future<LoggedIn> enter(Claim claim, StoredAccount found, boolean token) {
    return prover.prove(claim, found,
        account -> Future.succeededFuture(sessions.open(account, token, false)));
  }

  private Future<LoggedIn> registerAndEnter(Claim claim, boolean token) {
    return create(claim).compose(created -> created.isPresent()
        ? Future.succeededFuture(sessions.open(created.get(), token, true))
        // Somebody else registered the name meanwhile: as if this login had come a moment later.
        : accounts.need(claim.name().key()).compose(account -> enter(claim, account, token)));
  }

  // Empty where the name was taken meanwhile.
  private Future<Optional<StoredAccount>> create(Claim claim) {
    return passwords.hash(claim.secret()).compose(hash -> accounts.inTurn(claim.name(), () ->
        accounts.find(claim.name()).compose(found -> {
          if (found.isPresent()) {
            return taken();
          }
          StoredAccount account = StoredAccount.fresh(claim.name(), List.of(Principal.USER), hash, accounts.now());
          return accounts.store(account, "registered", new JsonObject().put("address", claim.address()))
              .map(done -> Optional.of(account));
        })));
  }

  private Future<Done> replace(StoredAccount account, String secret) {
    return passwords.hash(secret).compose(hash -> replaced(account, hash)).map(changed -> {
      sessions.revoked(changed, false);
      return Done.DONE;
    });
  }

  // The new password is on disk before anybody is told.
  private Future<StoredAccount> replaced(StoredAccount account, String hash) {
    StoredAccount changed = account.withHash(hash).revoked(accounts.now());
    return accounts.store(changed, "password", new JsonObject()).map(changed);
  }

  private static Claim claim(String name, String secret, String address) {
    Claim claim = new Claim(Name.person(name), secret, address);
    Secrets.check(secret);
    return claim;
  }

  // Made by the first start only, whoever asks first.
  private static boolean reserved(Name name) {
    return name.key().equals(FirstAdmin.NAME.key());
  }

  private static Future<Optional<StoredAccount>> taken() {
    return Future.succeededFuture(Optional.empty());
  }
}

package hubbub.auth;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks secrets against accounts, and makes guessing slow and visible. */
final class Prover {
  private static final Logger LOG = LoggerFactory.getLogger(Prover.class);

  private final Accounts accounts;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Audit audit;

  /** A name, what shall prove it, and where it comes from. Its text form is only the name's key. */
  record Claim(Name name, String secret, String address) {
    @Override
    public String toString() {
      return "Claim[name=" + name.key() + "]";
    }
  }

  Prover(Accounts accounts, Passwords passwords, Attempts attempts, Audit audit) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.audit = audit;
  }

  /** Refuses with THROTTLED while the name or the address has to wait. */
  void admit(Claim claim) {
    attempts.check(claim.name(), claim.address());
  }

  /** Fails as for a wrong password, after the same work. */
  <T> Future<T> unknown(Claim claim) {
    return passwords.pretend(claim.secret()).compose(done -> wrong(claim, "(no account)"));
  }

  /**
   * Proves an account and acts on it in its turn, as it is then. Fails with BAD_CREDENTIALS, THROTTLED, BANNED, BUSY.
   *
   * @param found the account as it was read before
   */
  <T> Future<T> prove(Claim claim, StoredAccount found, Function<StoredAccount, Future<T>> act) {
    return passwords.matches(claim.secret(), found.hash())
        .compose(right -> right ? Future.<Void>succeededFuture() : wrong(claim, found.name().shown()))
        .compose(right -> passwords.renewed(claim.secret(), found.hash()))
        .compose(hash -> accounts.inTurn(claim.name(), () -> let(claim, found, hash, act)))
        .compose(done -> done.isPresent() ? Future.succeededFuture(done.get()) : again(claim, act));
  }

  // Empty where the password was changed while this one was checked: what was right may be wrong now.
  private <T> Future<Optional<T>> let(
      Claim claim, StoredAccount found, Optional<String> renewed, Function<StoredAccount, Future<T>> act) {
    return accounts.need(claim.name().key()).compose(account -> {
      if (!account.hash().equals(found.hash())) {
        return Future.succeededFuture(Optional.empty());
      }
      // Once more: of many guesses at once only as many are answered as of guesses one by one.
      attempts.check(claim.name(), claim.address());
      attempts.succeeded(claim.name());
      if (account.banned(accounts.now())) {
        throw new Fault(ErrorCode.BANNED);
      }
      return renewed.map(hash -> rehash(account, hash)).orElse(Future.succeededFuture(account))
          .compose(act).map(Optional::of);
    });
  }

  private <T> Future<T> again(Claim claim, Function<StoredAccount, Future<T>> act) {
    return accounts.need(claim.name().key()).compose(account -> prove(claim, account, act));
  }

  private Future<StoredAccount> rehash(StoredAccount account, String hash) {
    return accounts.store(account.withHash(hash)).compose(done -> accounts.need(account.name().key()));
  }

  private <T> Future<T> wrong(Claim claim, String account) {
    attempts.check(claim.name(), claim.address());
    Attempts.Begun begun = attempts.failed(claim.name(), claim.address());
    Future<Void> told = Future.succeededFuture();
    if (begun.account()) {
      // What was typed as an unknown name may have been a password: it is not kept.
      told = throttled("account", new JsonObject().put("name", account).put("address", claim.address()));
    }
    if (begun.address()) {
      told = told.compose(done -> throttled("address", new JsonObject().put("address", claim.address())));
    }
    return told.compose(done -> Future.failedFuture(new Fault(ErrorCode.BAD_CREDENTIALS)));
  }

  /** Tells the audit and the log that somebody has to wait from now on. */
  Future<Void> throttled(String scope, JsonObject details) {
    LOG.warn("login.throttled scope={} address={}", scope, details.getString("address"));
    return audit.add("throttled", details.put("scope", scope));
  }
}

package hubbub.auth;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Redeem;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.Token;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a login gives and how it ends: principals, tokens, and their revocation. */
final class Sessions {
  private final Accounts accounts;
  private final Tokens tokens;
  private final EndedTokens ended;
  private final LoginCodes codes;
  private final Consumer<Revoked> tell;

  Sessions(Accounts accounts, Tokens tokens, EndedTokens ended, LoginCodes codes, Consumer<Revoked> tell) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.ended = ended;
    this.codes = codes;
    this.tell = tell;
  }

  /** Lets somebody in who has proved to be this account; to be called in its turn. */
  LoggedIn open(StoredAccount account, boolean token, boolean created) {
    long issuedAt = account.issuedAt(accounts.now());
    String name = account.name().shown();
    if (!token) {
      return new LoggedIn(new Principal(name, account.roles(), Secrets.id(), issuedAt, 0), created, "");
    }
    Tokens.Issued issued = tokens.issue(name, account.roles(), issuedAt);
    Tokens.Claims claims = issued.claims();
    return new LoggedIn(new Principal(name, account.roles(), claims.jti(), issuedAt, claims.expiresAt()), created,
        issued.token());
  }

  /** Tells whose token this is; never after it was told that the token has ended, and so in the account's turn. */
  Future<Principal> verify(Token token) {
    return tokens.read(token.token()).compose(claims -> inTurn(claims, () -> need(claims).map(account ->
        new Principal(account.name().shown(), account.roles(), claims.jti(), claims.issuedAt(), claims.expiresAt()))));
  }

  Future<Done> logout(Token token) {
    return tokens.read(token.token()).compose(claims -> inTurn(claims, () -> alive(claims).compose(account -> {
      current(claims, account);
      return ended.add(claims.jti(), claims.expiresAt());
    }).map(done -> {
      tell.accept(new Revoked(claims.name(), claims.jti(), accounts.now(), false, ""));
      return Done.DONE;
    })));
  }

  Future<Done> logoutAll(Token token) {
    return tokens.read(token.token()).compose(claims -> inTurn(claims, () -> need(claims).compose(account -> {
      StoredAccount revoked = account.revoked(accounts.now());
      return accounts.store(revoked, "logout", new JsonObject()).map(done -> {
        revoked(revoked, false);
        return Done.DONE;
      });
    })));
  }

  Future<LoggedIn> redeem(Redeem request, Prover prover, Attempts attempts) {
    attempts.check(request.address());
    return codes.take(request.code()).compose(code -> code.isPresent()
        ? enter(code.get())
        : guessed(request.address(), prover, attempts));
  }

  /** Tells everybody that all logins of an account made before have ended; to be called in its turn. */
  void revoked(StoredAccount account, boolean banned) {
    tell.accept(new Revoked(account.name().shown(), "", account.life().notBefore(), banned, ""));
  }

  /** The same for all but one login, and returns who that is from now on. */
  Principal revokedBut(Principal kept, StoredAccount account) {
    long before = account.life().notBefore();
    tell.accept(new Revoked(account.name().shown(), "", before, false, kept.jti()));
    return new Principal(account.name().shown(), account.roles(), kept.jti(), before, kept.expiresAt());
  }

  /** Finds the account of a login that has not ended; to be called in its turn. Fails with TOKEN_INVALID, BANNED. */
  Future<StoredAccount> need(Principal principal) {
    return need(new Tokens.Claims(principal.name(), principal.jti(), principal.issuedAt(), principal.expiresAt()));
  }

  private Future<StoredAccount> need(Tokens.Claims claims) {
    return alive(claims).map(account -> {
      if (account.banned(accounts.now())) {
        throw new Fault(ErrorCode.BANNED);
      }
      current(claims, account);
      return account;
    });
  }

  private Future<LoggedIn> enter(LoginCodes.Code code) {
    Name name = Name.person(code.name());
    return accounts.inTurn(name, () -> accounts.find(name).map(found -> {
      StoredAccount account = found.filter(known -> !known.banned(accounts.now()))
          .filter(known -> known.life().notBefore() <= code.createdAt())
          .orElseThrow(() -> new Fault(ErrorCode.TOKEN_INVALID));
      return open(account, true, false);
    }));
  }

  private <T> Future<T> guessed(String address, Prover prover, Attempts attempts) {
    Future<Void> told = attempts.failed(address)
        ? prover.throttled("address", new JsonObject().put("address", address))
        : Future.succeededFuture();
    return told.compose(done -> Future.failedFuture(new Fault(ErrorCode.TOKEN_INVALID)));
  }

  private <T> Future<T> inTurn(Tokens.Claims claims, Supplier<Future<T>> work) {
    return accounts.inTurn(Name.person(claims.name()), work);
  }

  // The account of a token that was not ended by itself.
  private Future<StoredAccount> alive(Tokens.Claims claims) {
    return ended.contains(claims.jti()).compose(gone -> {
      if (gone) {
        throw new Fault(ErrorCode.TOKEN_INVALID);
      }
      return accounts.need(claims.name());
    }).recover(problem -> Future.failedFuture(
        Fault.is(problem, ErrorCode.NO_SUCH_ACCOUNT) ? new Fault(ErrorCode.TOKEN_INVALID) : problem));
  }

  private static void current(Tokens.Claims claims, StoredAccount account) {
    if (claims.issuedAt() < account.life().notBefore()) {
      throw new Fault(ErrorCode.TOKEN_INVALID);
    }
  }
}

package hubbub.auth;

import hubbub.bus.Bus;
import hubbub.contract.AuditQuery;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AccountList;
import hubbub.contract.auth.AccountQuery;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Named;
import hubbub.store.Durability;
import hubbub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.LongSupplier;

/** The parts of the verticle, put together, and which of them answers what. */
final class Desk {
  private final Accounts accounts;
  private final Audit audit;
  private final LoginCodes codes;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Prover prover;
  private final Sessions sessions;
  private final Logins logins;
  private final Moderation moderation;
  private final Services services;

  Desk(Vertx vertx, Store store, AuthConfig config, LongSupplier clock, Workbench bench) {
    audit = new Audit(store.journal("audit", Durability.ALWAYS), clock, config.auditLines());
    accounts = new Accounts(store.keyValues("accounts", Durability.ALWAYS), audit, clock);
    codes = new LoginCodes(store.keyValues("codes", Durability.ALWAYS), clock);
    passwords = bench.passwords();
    attempts = new Attempts(config.throttle().account().rule(), config.throttle().address().rule(),
        config.throttle().remembered(), clock);
    prover = new Prover(accounts, passwords, attempts, audit);
    sessions = new Sessions(accounts,
        new Tokens(vertx, bench.keys(), clock, config.tokens().life().toMillis()),
        new EndedTokens(store.keyValues("ended", Durability.ALWAYS)), codes,
        revoked -> bench.bus().publish(AuthApi.REVOKED, revoked));
    logins = new Logins(accounts, passwords, prover, sessions, config.registration());
    moderation = new Moderation(accounts, sessions,
        changed -> bench.bus().publish(AuthApi.ROLES_CHANGED, changed));
    services = new Services(store.keyValues("services", Durability.ALWAYS), accounts, audit,
        gone -> bench.bus().publish(AuthApi.SERVICE_GONE, gone));
  }

  /**
   * What the parts work with.
   *
   * @param bus the way to everybody else
   * @param passwords where secrets are hashed
   * @param keys what signs tokens, the newest last
   */
  record Workbench(Bus bus, Passwords passwords, List<SigningKey> keys) {}

  /** Makes the first administrator where there is nobody, and clears the audit. */
  Future<Void> prepare(AuthConfig config, Surroundings surroundings) {
    return audit.trim().compose(done -> new FirstAdmin(accounts, passwords, codes, config, surroundings.person())
        .greet(surroundings.adminPassword()));
  }

  /** Answers every address of {@link AuthApi}. */
  Future<Void> serve(Bus bus, InFlight open) {
    return Future.join(List.of(
        bus.serve(AuthApi.LOGIN, open.counted(logins::login)),
        bus.serve(AuthApi.REGISTER, open.counted(logins::register)),
        bus.serve(AuthApi.PASSWORD, open.counted(logins::password)),
        bus.serve(AuthApi.SET_PASSWORD, open.counted(logins::setPassword)),
        bus.serve(AuthApi.VERIFY, open.counted(sessions::verify)),
        bus.serve(AuthApi.LOGOUT, open.counted(sessions::logout)),
        bus.serve(AuthApi.LOGOUT_ALL, open.counted(sessions::logoutAll)),
        bus.serve(AuthApi.REDEEM, open.counted(request -> sessions.redeem(request, prover, attempts))),
        bus.serve(AuthApi.ACCOUNT, open.counted((Named named) ->
            accounts.need(named.name()).map(account -> account.shown(accounts.now())))),
        bus.serve(AuthApi.ACCOUNTS, open.counted(this::list)),
        bus.serve(AuthApi.ROLES, open.counted(moderation::roles)),
        bus.serve(AuthApi.BAN, open.counted(moderation::ban)),
        bus.serve(AuthApi.UNBAN, open.counted(moderation::unban)),
        bus.serve(AuthApi.REVOKE, open.counted(moderation::revoke)),
        bus.serve(AuthApi.NOTE, open.counted(note -> moderation.note(note, audit))),
        bus.serve(AuthApi.SERVICE_MAKE, open.counted(services::make)),
        bus.serve(AuthApi.SERVICE_LIST, open.counted(services::list)),
        bus.serve(AuthApi.SERVICE_REVOKE, open.counted(services::revoke)),
        bus.serve(AuthApi.SERVICE_PROVE, open.counted(services::prove)),
        bus.serve(AuthApi.SERVICE_NOTE, open.counted(services::note)),
        bus.serve(AuditQuery.of("auth"), open.counted(audit::search)))).mapEmpty();
  }

  private Future<AccountList> list(AccountQuery query) {
    if (query.names().size() > AccountQuery.MOST) {
      return Future.failedFuture(new Fault(ErrorCode.BAD_REQUEST, "These are too many names."));
    }
    Future<List<StoredAccount>> found = query.names().isEmpty()
        ? accounts.behind(query.after(), query.limit()) : accounts.named(query.names());
    return found.map(all -> new AccountList(all.stream().map(one -> one.shown(accounts.now())).toList()));
  }
}

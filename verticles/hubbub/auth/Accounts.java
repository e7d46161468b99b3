package hubbub.auth;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All accounts, by the key of their name. Whoever decides by what an account is, and then changes it or lets somebody
 * in, does so in the account's turn, so that no revocation, ban or new password slips in between.
 */
final class Accounts {
  // No name has such a key.
  private static final String ALL_ADMINS = "\n";
  private static final int PAGE = 1000;

  private final KeyValueStore store;
  private final Audit audit;
  private final LongSupplier clock;
  private final Turns turns = new Turns();

  Accounts(KeyValueStore store, Audit audit, LongSupplier clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  long now() {
    return clock.getAsLong();
  }

  Future<Optional<StoredAccount>> find(Name name) {
    return find(name.key());
  }

  /** Finds the account of a name as somebody wrote it; fails with NO_SUCH_ACCOUNT. */
  Future<StoredAccount> need(String name) {
    return Name.of(name).map(this::find).orElse(Future.succeededFuture(Optional.empty()))
        .map(account -> account.orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_ACCOUNT)));
  }

  /** Completes where this is an administrator who may act now; fails with FORBIDDEN where not. */
  Future<Void> administrator(String actor) {
    return Name.of(actor).map(this::find).orElseThrow(() -> new Fault(ErrorCode.FORBIDDEN)).map(found -> {
      if (found.filter(StoredAccount::admin).filter(admin -> !admin.banned(now())).isEmpty()) {
        throw new Fault(ErrorCode.FORBIDDEN);
      }
      return null;
    });
  }

  /** Returns the accounts of these names that exist. */
  Future<List<StoredAccount>> named(List<String> names) {
    List<Future<Optional<StoredAccount>>> found = names.stream().flatMap(name -> Name.of(name).stream())
        .map(Name::key).distinct().map(this::find).toList();
    return Future.all(found)
        .map(all -> all.<Optional<StoredAccount>>list().stream().flatMap(Optional::stream).toList());
  }

  /** Returns so many accounts behind a name, by the keys of their names. */
  Future<List<StoredAccount>> behind(String name, int limit) {
    return store.scan("", Name.of(name).map(Name::key).orElse(""), limit)
        .map(entries -> entries.stream().map(StoredAccount::read).toList());
  }

  /** Does something in the turn of one account. */
  <T> Future<T> inTurn(Name name, Supplier<Future<T>> work) {
    return turns.take(name.key(), work);
  }

  /** Does something while nobody else changes who is an administrator; an account's turn may be taken within. */
  <T> Future<T> inTurnOfAdmins(Supplier<Future<T>> work) {
    return turns.take(ALL_ADMINS, work);
  }

  /** Stores an account, new or as it was read, without a line in the audit. */
  Future<Void> store(StoredAccount account) {
    return store.commit(List.of(Write.put(account.name().key(), account.bytes()).ifVersion(account.version())))
        .map(done -> {
          if (!done) {
            throw new Fault(ErrorCode.UNAVAILABLE);
          }
          return null;
        });
  }

  /** Stores an account and tells the audit; both are on disk when this completes. */
  Future<Void> store(StoredAccount account, String act, JsonObject details) {
    JsonObject line = new JsonObject().put("name", account.name().shown()).mergeIn(details);
    // Together, since writes that wait together share one sync.
    return Future.join(audit.add(act, line), store(account)).mapEmpty();
  }

  Future<Boolean> empty() {
    return store.scan("", "", 1).map(List::isEmpty);
  }

  /** Tells whether somebody else could act as an administrator now. */
  Future<Boolean> otherAdmin(StoredAccount but) {
    return otherAdmin(but, "");
  }

  private Future<Boolean> otherAdmin(StoredAccount but, String after) {
    return store.scan("", after, PAGE).compose(entries -> {
      boolean found = entries.stream().map(StoredAccount::read).anyMatch(account ->
          account.admin() && !account.banned(now()) && !account.name().equals(but.name()));
      return found || entries.size() < PAGE
          ? Future.succeededFuture(found)
          : otherAdmin(but, last(entries));
    });
  }

  private Future<Optional<StoredAccount>> find(String key) {
    return store.get(key).map(entry -> entry.map(StoredAccount::read));
  }

  private static String last(List<Entry> entries) {
    return entries.getLast().key();
  }
}

package hubbub.auth;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.Note;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.auth.SetRoles;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What administrators do to accounts. The hub always keeps one administrator who may act. */
final class Moderation {
  private static final List<String> ROLES = List.of(Principal.USER, Principal.WIZARD, Principal.ADMIN);

  private final Accounts accounts;
  private final Sessions sessions;
  private final Consumer<RolesChanged> changes;

  Moderation(Accounts accounts, Sessions sessions, Consumer<RolesChanged> changes) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.changes = changes;
  }

  Future<Done> roles(SetRoles wish) {
    if (!ROLES.containsAll(wish.roles())) {
      throw new Fault(ErrorCode.BAD_REQUEST, "Roles are " + String.join(", ", ROLES) + ".");
    }
    List<String> roles = ROLES.stream()
        .filter(role -> role.equals(Principal.USER) || wish.roles().contains(role)).toList();
    return act(wish.actor(), wish.name(), account -> keepAnAdmin(account, roles.contains(Principal.ADMIN))
        .compose(kept -> accounts.store(account.withRoles(roles), "roles",
            by(wish.actor(), "").put("roles", new JsonArray(roles)).put("before", new JsonArray(account.roles())))
        .onSuccess(done -> changes.accept(new RolesChanged(account.name().shown(), roles)))));
  }

  Future<Done> ban(Ban ban) {
    if (ban.until() <= accounts.now()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A ban ends in the future.");
    }
    return act(ban.actor(), ban.name(), account -> keepAnAdmin(account, false).compose(kept -> {
      StoredAccount banned = account.bannedUntil(ban.until()).revoked(accounts.now());
      return accounts.store(banned, "ban", by(ban.actor(), ban.reason()).put("until", ban.until()))
          .onSuccess(done -> sessions.revoked(banned, true));
    }));
  }

  Future<Done> unban(ByActor pardon) {
    return act(pardon.actor(), pardon.name(), account ->
        accounts.store(account.bannedUntil(0), "unban", by(pardon.actor(), pardon.reason())));
  }

  Future<Done> revoke(ByActor order) {
    return act(order.actor(), order.name(), account -> {
      StoredAccount revoked = account.revoked(accounts.now());
      return accounts.store(revoked, "revoke", by(order.actor(), order.reason()))
          .onSuccess(done -> sessions.revoked(revoked, false));
    });
  }

  /** Notes what an administrator did elsewhere. */
  Future<Done> note(Note note, Audit audit) {
    return accounts.administrator(note.actor()).compose(allowed -> audit.add(note.act(),
        new JsonObject().put("actor", note.actor()).put("detail", note.detail()))).map(Done.DONE);
  }

  // One act after the other, or two administrators could each leave the hub to the other.
  private Future<Done> act(String actor, String name, Function<StoredAccount, Future<Void>> change) {
    return accounts.inTurnOfAdmins(() -> accounts.administrator(actor)
        .compose(allowed -> accounts.need(name))
        .compose(found -> accounts.inTurn(found.name(), () -> accounts.need(name).compose(change)))
        .map(done -> Done.DONE));
  }

  private Future<Void> keepAnAdmin(StoredAccount account, boolean stays) {
    if (stays || !account.admin()) {
      return Future.succeededFuture();
    }
    return accounts.otherAdmin(account).map(other -> {
      if (!other) {
        throw new Fault(ErrorCode.FORBIDDEN, "The hub needs an administrator, and this is the only one.");
      }
      return null;
    });
  }

  private static JsonObject by(String actor, String reason) {
    JsonObject line = new JsonObject().put("actor", actor);
    return Stream.of(reason).filter(text -> !text.isEmpty()).findAny()
        .map(text -> line.put("reason", text)).orElse(line);
  }
}

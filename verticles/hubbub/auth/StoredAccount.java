package hubbub.auth;

import hubbub.contract.Name;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.Principal;
import hubbub.store.Entry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * An account as it stands in the store. Its text form leaves the hash out.
 *
 * @param name as registered
 * @param roles of {@code user}, {@code wizard}, {@code admin}
 * @param hash what the password is checked against
 * @param life its times
 * @param version the store's version, 0 for one that is not stored yet
 */
record StoredAccount(Name name, List<String> roles, String hash, Life life, long version) {
  /**
   * The times of an account, all in milliseconds since the epoch.
   *
   * @param createdAt when it was registered
   * @param notBefore logins made before this have ended
   * @param bannedUntil until when it is banned; 0 = not banned
   */
  record Life(long createdAt, long notBefore, long bannedUntil) {}

  static StoredAccount fresh(Name name, List<String> roles, String hash, long now) {
    return new StoredAccount(name, roles, hash, new Life(now, 0, 0), 0);
  }

  static StoredAccount read(Entry entry) {
    JsonObject json = entry.value().toJsonObject();
    Name name = Name.of(json.getString("name")).orElseThrow();
    List<String> roles = json.getJsonArray("roles").stream().map(String.class::cast).toList();
    Life life = new Life(json.getLong("created_at"), json.getLong("not_before"), json.getLong("banned_until"));
    return new StoredAccount(name, roles, json.getString("hash"), life, entry.version());
  }

  Buffer bytes() {
    return new JsonObject().put("name", name.shown()).put("roles", new JsonArray(roles)).put("hash", hash)
        .put("created_at", life.createdAt).put("not_before", life.notBefore).put("banned_until", life.bannedUntil)
        .toBuffer();
  }

  boolean admin() {
    return roles.contains(Principal.ADMIN);
  }

  boolean banned(long now) {
    return life.bannedUntil > now;
  }

  /** Returns the time a login made now is said to be made at, so that no earlier revocation ends it. */
  long issuedAt(long now) {
    return Math.max(now, life.notBefore);
  }

  StoredAccount withRoles(List<String> other) {
    return new StoredAccount(name, other, hash, life, version);
  }

  StoredAccount withHash(String other) {
    return new StoredAccount(name, roles, other, life, version);
  }

  StoredAccount bannedUntil(long until) {
    return new StoredAccount(name, roles, hash, new Life(life.createdAt, life.notBefore, until), version);
  }

  /** Ends all logins made until now, those of this very millisecond included. */
  StoredAccount revoked(long now) {
    return new StoredAccount(name, roles, hash, new Life(life.createdAt, issuedAt(now) + 1, life.bannedUntil), version);
  }

  Account shown(long now) {
    return new Account(name.shown(), roles, life.createdAt, banned(now) ? life.bannedUntil : 0);
  }

  @Override
  public String toString() {
    return "StoredAccount[name=" + name.key() + ", roles=" + roles + ", version=" + version + "]";
  }
}

package hubbub.auth;

import hubbub.contract.auth.Service;
import hubbub.store.Entry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A service as it stands in the store. Its text form leaves the hash out.
 *
 * @param service what may be told of it
 * @param hash what its token is checked against; of so long a random text a plain one is enough
 * @param version the store's version, 0 for one that is not stored yet
 */
record StoredService(Service service, String hash, long version) {
  static StoredService read(Entry entry) {
    JsonObject json = entry.value().toJsonObject();
    return new StoredService(Service.fromJson(json), json.getString("hash"), entry.version());
  }

  Buffer bytes() {
    return service.toJson().put("hash", hash).toBuffer();
  }

  boolean proves(String token, long now) {
    return service.expiresAt() > now && MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.UTF_8), Secrets.sha256(token).getBytes(StandardCharsets.UTF_8));
  }

  StoredService usedAt(long now) {
    return new StoredService(new Service(service.name(), service.in(), service.out(), service.madeBy(),
        service.madeAt(), service.expiresAt(), now), hash, version);
  }

  @Override
  public String toString() {
    return "StoredService[service=" + service.name() + ", version=" + version + "]";
  }
}

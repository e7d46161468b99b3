package hubbub.auth;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signs tokens. Its text form leaves the key itself out.
 *
 * @param kid its name, which stands in every token
 * @param createdAt when it was made, in milliseconds since the epoch
 * @param longestLife the longest life of a token it may have signed, in milliseconds
 * @param secret the key, base64url
 */
record SigningKey(String kid, long createdAt, long longestLife, String secret) {
  static final String ALGORITHM = "HS256";

  private static final int KID_BYTES = 8;
  private static final int KEY_BYTES = 32;

  static SigningKey fresh(long now, long life) {
    return new SigningKey(HexFormat.of().formatHex(Secrets.bytes(KID_BYTES)), now, life,
        Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.bytes(KEY_BYTES)));
  }

  static SigningKey fromJson(JsonObject json) {
    SigningKey key = new SigningKey(json.getString("kid"), json.getLong("created_at"), json.getLong("longest_life"),
        json.getString("secret"));
    if (key.kid.isEmpty() || Base64.getUrlDecoder().decode(key.secret).length < KEY_BYTES) {
      throw new IllegalArgumentException("a key has no name or is too short");
    }
    return key;
  }

  JsonObject toJson() {
    return new JsonObject().put("kid", kid).put("created_at", createdAt).put("longest_life", longestLife)
        .put("secret", secret);
  }

  JsonObject jwk() {
    return new JsonObject().put("kty", "oct").put("alg", ALGORITHM).put("kid", kid).put("k", secret);
  }

  SigningKey signingFor(long life) {
    return new SigningKey(kid, createdAt, Math.max(life, longestLife), secret);
  }

  @Override
  public String toString() {
    return "SigningKey[kid=" + kid + ", createdAt=" + createdAt + "]";
  }
}

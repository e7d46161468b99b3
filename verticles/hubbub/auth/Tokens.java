package hubbub.auth;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Signed tokens. They say whose they are and until when; whether they still hold is for {@link Sessions} to tell.
 */
final class Tokens {
  private static final int LONGEST = 4096;
  // JWT counts seconds; a revocation is compared to the millisecond.
  private static final String ISSUED_MS = "iat_ms";

  private final JWTAuth signer;
  private final JWTAuth verifier;
  private final LongSupplier clock;
  private final long life;

  /** What a token says. */
  record Claims(String name, String jti, long issuedAt, long expiresAt) {}

  /** A token and what it says; a secret, so its text form leaves it out. */
  record Issued(String token, Claims claims) {
    @Override
    public String toString() {
      return "Issued[claims=" + claims + "]";
    }
  }

  /** Signs with the newest of some keys and accepts all of them; tokens live so many milliseconds. */
  Tokens(Vertx vertx, List<SigningKey> keys, LongSupplier clock, long life) {
    // A provider with several keys of one kind signs with any of them.
    this.signer = provider(vertx, List.of(keys.getLast()));
    this.verifier = provider(vertx, keys);
    this.clock = clock;
    this.life = life;
  }

  Issued issue(String name, List<String> roles, long issuedAt) {
    long expires = (issuedAt + life) / 1000;
    String jti = Secrets.id();
    JsonObject claims = new JsonObject().put("sub", name).put("roles", new JsonArray(roles)).put("jti", jti)
        .put("iat", issuedAt / 1000).put("exp", expires).put(ISSUED_MS, issuedAt);
    String token = signer.generateToken(claims, new JWTOptions().setAlgorithm(SigningKey.ALGORITHM));
    return new Issued(token, new Claims(name, jti, issuedAt, expires * 1000));
  }

  /** Reads a token that is ours and has not expired; fails with TOKEN_INVALID. */
  Future<Claims> read(String token) {
    if (token.isEmpty() || token.length() > LONGEST) {
      return invalid();
    }
    return verifier.authenticate(new TokenCredentials(token)).compose(this::claims, wrong -> invalid());
  }

  private Future<Claims> claims(User user) {
    JsonObject said = user.attributes().getJsonObject("accessToken");
    long expires = said.getLong("exp") * 1000;
    return expires > clock.getAsLong()
        ? Future.succeededFuture(new Claims(said.getString("sub"), said.getString("jti"), said.getLong(ISSUED_MS),
            expires))
        : invalid();
  }

  private static Future<Claims> invalid() {
    return Future.failedFuture(new Fault(ErrorCode.TOKEN_INVALID));
  }

  private static JWTAuth provider(Vertx vertx, List<SigningKey> keys) {
    // Expiry is checked here, by the same clock as everything else.
    JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
    keys.forEach(key -> options.addJwk(key.jwk()));
    return JWTAuth.create(vertx, options);
  }
}

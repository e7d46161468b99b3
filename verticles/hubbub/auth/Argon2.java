package hubbub.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with hashes in the PHC form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Blocking: one hash takes tens
 * of milliseconds and its memory. Safe on any thread.
 */
final class Argon2 implements Hasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC = Pattern.compile(
      "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  private final Cost cost;

  /**
   * What a hash costs.
   *
   * @param memoryKib memory, in KiB
   * @param passes passes over the memory
   * @param lanes lanes of the memory; worked on one after the other here
   */
  record Cost(int memoryKib, int passes, int lanes) {
    @Override
    public String toString() {
      return "m=" + memoryKib + ",t=" + passes + ",p=" + lanes;
    }
  }

  Argon2(Cost cost) {
    this.cost = cost;
  }

  @Override
  public String hash(String secret) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    byte[] hash = derive(secret, salt, cost, HASH_BYTES);
    return "$argon2id$v=19$" + cost + "$" + text.encodeToString(salt) + "$" + text.encodeToString(hash);
  }

  @Override
  public boolean matches(String secret, String hash) {
    Matcher parts = parsed(hash);
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    return MessageDigest.isEqual(expected, derive(secret, salt, costOf(parts), expected.length));
  }

  @Override
  public boolean outdated(String hash) {
    return !costOf(parsed(hash)).equals(cost);
  }

  private static byte[] derive(String secret, byte[] salt, Cost cost, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(cost.memoryKib)
        .withIterations(cost.passes).withParallelism(cost.lanes).withSalt(salt).build());
    byte[] hash = new byte[bytes];
    generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static Cost costOf(Matcher parts) {
    return new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private static Matcher parsed(String hash) {
    Matcher parts = PHC.matcher(hash);
    if (!parts.matches()) {
      // The hash itself stays out of the message: it would end up in the log.
      throw new IllegalStateException("a stored password hash is not in the argon2id form");
    }
    return parts;
  }
}

package hubbub.auth;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The rules of secrets as they arrive, and new random ones. */
final class Secrets {
  private static final int MAX_LENGTH = 256;
  private static final SecureRandom RANDOM = new SecureRandom();
  // No i, l, o, u: nobody mistakes one character for another. 32 of them, so each is worth 5 bits.
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private Secrets() {}

  /** Refuses what no adapter sends: a secret is a hash, so it is short and visible. */
  static void check(String secret) {
    if (secret.isEmpty() || secret.length() > MAX_LENGTH || secret.codePoints().anyMatch(Secrets::invisible)) {
      throw new Fault(ErrorCode.PASSWORD_INVALID);
    }
  }

  /** Tells whether a person could type this password on any protocol. */
  static boolean typable(String password) {
    int length = password.codePointCount(0, password.length());
    return length >= 1 && length <= 32 && password.codePoints().noneMatch(Character::isISOControl);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Returns a password of 125 bits that can be read aloud; 29 characters. */
  static String password() {
    return String.join("-", word(5), word(5), word(5), word(5), word(5));
  }

  /** Returns a code of 160 bits. */
  static String code() {
    return word(32);
  }

  /** Returns a name of 128 bits that nothing else ever had. */
  static String id() {
    return HexFormat.of().formatHex(bytes(16));
  }

  /** Returns a secret of 192 bits for a program: letters, digits, {@code _} and {@code -}. */
  static String key() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
  }

  /** Returns random bytes. */
  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (byte value : bytes(length)) {
      word.append(ALPHABET.charAt(value & 31));
    }
    return word.toString();
  }

  private static boolean invisible(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}

package hubbub.bus;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes keys that nobody can guess. */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;

  private Keys() {}

  /** Returns an id that is part of an address and no secret. */
  public static String id() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  /** Returns a secret of 256 bits in letters, digits, {@code -} and {@code _}. */
  public static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
  }

  /** Returns a secret of 256 bits in hexadecimal digits. */
  public static String code() {
    return HexFormat.of().formatHex(random(SECRET_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

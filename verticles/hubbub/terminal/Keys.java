package hubbub.terminal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes keys that nobody can guess. */
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;
  private static final int TOKEN_BYTES = 32;

  private Keys() {}

  /** Returns the id of a session, which is part of an address and no secret. */
  static String id() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  /** Returns the token of a session, which is a secret. */
  static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

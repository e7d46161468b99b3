package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How keys are checked and laid out: the namespace, a zero byte, and the key's UTF-8 bytes. */
final class Keys {
  static final int MAX_KEY = 512;
  static final int MAX_VALUE = 1024 * 1024;

  private Keys() {}

  /** Returns a namespace's beginning of all its keys. */
  static byte[] namespace(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
      throw new IllegalArgumentException("namespace " + name);
    }
    return (name + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /** Checks a key without making garbage of it. */
  static void check(String key) {
    int bytes = 0;
    int length = key.length();
    for (int i = 0; i < length && bytes <= MAX_KEY; i++) {
      char unit = key.charAt(i);
      if (unit < 0x80) {
        bytes++;
      } else if (unit < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(unit)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(unit) && i + 1 < length && Character.isLowSurrogate(key.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw new Fault(ErrorCode.BAD_REQUEST, "A key must be valid Unicode.");
      }
    }
    if (bytes == 0 || bytes > MAX_KEY) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A key must have 1 to " + MAX_KEY + " bytes.");
    }
  }

  static void checkValue(int bytes) {
    if (bytes > MAX_VALUE) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A value must have at most " + MAX_VALUE + " bytes.");
    }
  }

  static void checkLimit(int limit) {
    if (limit < 1 || limit > 10_000) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A limit must be from 1 to 10000.");
    }
  }

  static byte[] join(byte[] namespace, String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    byte[] joined = Arrays.copyOf(namespace, namespace.length + text.length);
    System.arraycopy(text, 0, joined, namespace.length, text.length);
    return joined;
  }

  static String text(byte[] namespace, byte[] joined) {
    return new String(joined, namespace.length, joined.length - namespace.length, StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** Returns the key under which the expiry index has a key: by namespace, then time. */
  static byte[] expiry(byte[] key, long expiresAt) {
    int cut = namespaceLength(key);
    return ByteBuffer.allocate(key.length + Long.BYTES)
        .put(key, 0, cut).putLong(expiresAt).put(key, cut, key.length - cut).array();
  }

  /** Returns the time in a key of the expiry index. */
  static long expiryTime(byte[] indexed) {
    return ByteBuffer.wrap(indexed).getLong(namespaceLength(indexed));
  }

  /** Returns the key that a key of the expiry index is about. */
  static byte[] expiringKey(byte[] indexed) {
    int cut = namespaceLength(indexed);
    int rest = indexed.length - cut - Long.BYTES;
    return ByteBuffer.allocate(cut + rest).put(indexed, 0, cut).put(indexed, cut + Long.BYTES, rest).array();
  }

  private static int namespaceLength(byte[] key) {
    int at = 0;
    while (key[at] != 0) {
      at++;
    }
    return at + 1;
  }
}

package hubbub.store.embedded;

import hubbub.store.Bounds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How keys are laid out: the namespace, a zero byte, and the key's UTF-8 bytes. */
final class Keys {
  private Keys() {}

  /** Returns a namespace's beginning of all its keys. */
  static byte[] namespace(String name) {
    return (Bounds.namespace(name) + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the namespace of a key. */
  static String namespaceOf(byte[] key) {
    return new String(key, 0, namespaceLength(key) - 1, StandardCharsets.US_ASCII);
  }

  /** Returns what all keys of a namespace are before. */
  static byte[] behindNamespace(String name) {
    return (name + '\1').getBytes(StandardCharsets.US_ASCII);
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

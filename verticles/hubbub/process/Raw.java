package hubbub.process;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Strings as the operating system has them: any bytes but NUL, in no encoding. A raw string has a character for each
 * byte, so that a folder or variable that is no valid UTF-8 comes back as it was.
 */
public final class Raw {
  private Raw() {}

  /** Returns the bytes of a text in UTF-8. */
  public static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Returns the text for somebody to read. */
  public static String text(String raw) {
    return new String(bytes(raw), StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a raw string. */
  public static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a part of some bytes as a raw string. */
  public static String of(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Returns a string as one word of the shell. */
  public static String quoted(String raw) {
    return "'" + raw.replace("'", "'\\''") + "'";
  }

  /** Lays out an array of C strings that ends with a null pointer, with the strings behind it. */
  static Block pointers(List<String> strings) {
    int table = (strings.size() + 1) * Long.BYTES;
    Block block = new Block(table + strings.stream().mapToInt(string -> string.length() + 1).sum());
    int at = table;
    for (int i = 0; i < strings.size(); i++) {
      block.bytes().putLong(i * Long.BYTES, block.address(at));
      byte[] bytes = bytes(strings.get(i));
      block.bytes().put(at, bytes);
      at += bytes.length + 1;
    }
    return block;
  }
}

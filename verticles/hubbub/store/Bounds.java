package hubbub.store;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.util.List;
import java.util.regex.Pattern;

/** What both twins take and what they refuse with BAD_REQUEST. */
public final class Bounds {
  /** The most a value or an entry may have. */
  public static final int MAX_VALUE = 1024 * 1024;

  /** The most the writes of a commit may have together. */
  public static final int MAX_COMMIT = 16 * MAX_VALUE;

  private static final int MAX_KEY = 512;
  private static final int MAX_LIMIT = 10_000;
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private Bounds() {}

  /** Returns a namespace's name, which the code chooses. */
  public static String namespace(String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw new IllegalArgumentException("namespace " + name);
    }
    return name;
  }

  /** Checks a key without making garbage of it. */
  public static void key(String key) {
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

  /** Checks how much a value or an entry has. */
  public static void value(int bytes) {
    if (bytes > MAX_VALUE) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A value must have at most " + MAX_VALUE + " bytes.");
    }
  }

  /** Checks how much is asked for. */
  public static void limit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A limit must be from 1 to " + MAX_LIMIT + ".");
    }
  }

  /** Checks a commit and returns about how many bytes it has. */
  public static int commit(List<Write> writes) {
    long bytes = 0;
    for (Write write : writes) {
      key(write.key());
      bytes += Long.BYTES + write.key().length();
      if (write instanceof Write.Put put) {
        value(put.value().length());
        bytes += put.value().length();
      }
    }
    if (bytes > MAX_COMMIT) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A commit must have at most " + MAX_COMMIT + " bytes.");
    }
    return (int) bytes;
  }
}

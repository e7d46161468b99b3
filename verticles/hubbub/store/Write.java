package hubbub.store;

import io.vertx.core.buffer.Buffer;

/**
 * One change of a {@link KeyValueStore#commit}, with the version the key must have for the commit to happen.
 */
public sealed interface Write {
  /** The expected version that any key fits. */
  long ANY = -1;

  /** The expected version of a key that is not there. */
  long ABSENT = 0;

  /** Returns the key concerned. */
  String key();

  /** Returns the version expected: {@link #ANY}, {@link #ABSENT} or one that was read. */
  long expected();

  /** Puts a value, whatever stood there, for ever. */
  static Put put(String key, Buffer value) {
    return new Put(key, value, ANY, 0);
  }

  /** Removes a key, whatever stood there. */
  static Delete delete(String key) {
    return new Delete(key, ANY);
  }

  /** Changes nothing, but holds the commit to a version. */
  static Check check(String key, long expected) {
    return new Check(key, expected);
  }

  /**
   * Puts a value.
   *
   * @param key the key
   * @param value the value; not to be changed afterwards
   * @param expected the version expected
   * @param expiresAt when it vanishes, in milliseconds since the epoch; 0 = never
   */
  record Put(String key, Buffer value, long expected, long expiresAt) implements Write {
    /** Returns the same, but only if the key has this version. */
    public Put ifVersion(long version) {
      return new Put(key, value, version, expiresAt);
    }

    /** Returns the same, vanishing at this time. */
    public Put expiringAt(long at) {
      return new Put(key, value, expected, at);
    }
  }

  /**
   * Removes a key.
   *
   * @param key the key
   * @param expected the version expected
   */
  record Delete(String key, long expected) implements Write {}

  /**
   * Holds the commit to a version and changes nothing.
   *
   * @param key the key
   * @param expected the version expected
   */
  record Check(String key, long expected) implements Write {}
}

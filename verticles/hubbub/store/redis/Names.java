package hubbub.store.redis;

import hubbub.store.RedisConfig;

/**
 * How the keys of a store are named in Redis. All of them have the same text in braces, so that a Redis Cluster keeps
 * them on one node, where a script can reach them all.
 *
 * @param tag what all keys of the store begin with
 */
record Names(String tag) {
  static Names of(RedisConfig config) {
    return new Names("{" + config.prefix() + ":" + config.name() + "}:");
  }

  /** A hash: format, id, number of takings, newest version. */
  String meta() {
    return tag + "meta";
  }

  /** A text that vanishes by itself: who has the store and is heard of. */
  String lease() {
    return tag + "lease";
  }

  /** A hash: who had the store last, and the results of their newest calls. */
  String owner() {
    return tag + "owner";
  }

  /** A set: the namespaces that were ever asked for. */
  String spaces() {
    return tag + "spaces";
  }

  /** A hash: values by their keys. */
  String values(String namespace) {
    return tag + "values:" + namespace;
  }

  /** A sorted set: the keys of values in the order of their bytes. */
  String order(String namespace) {
    return tag + "order:" + namespace;
  }

  /** A sorted set: the keys of values that vanish, by when they do. */
  String expiry(String namespace) {
    return tag + "expiry:" + namespace;
  }

  /** A hash: the newest number of each stream. */
  String heads(String namespace) {
    return tag + "heads:" + namespace;
  }

  /** A stream: the entries of a journal's stream. */
  String stream(String namespace, String stream) {
    return tag + "stream:" + namespace + ":" + stream;
  }
}

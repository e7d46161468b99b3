package hubbub.bridge.protocol.chatmaster;

/**
 * A package on its way out.
 *
 * @param kind what may happen to it while it waits
 * @param room the key of the room it tells of, else empty
 * @param bytes the package without an ending
 */
record Parcel(Kind kind, String room, byte[] bytes) {
  /** What may happen to a package that waits. */
  enum Kind {
    /** Nothing: an answer to this client. No more of these wait than there were commands. */
    ANSWER,
    /** Nothing: something that is told to this client once and would be missed. */
    KEPT,
    /** A newer one of the same room takes its place, since it lists everybody. */
    PRESENCE,
    /** Dropped when the queue is full of these; the names stand in the next list. */
    RENAMING,
    /** Merged away when the queue is full, before all others. */
    LINE,
    /** Merged away when the queue is full and no line is left: a direct message. */
    DIRECT
  }

  static Parcel answer(byte[] bytes) {
    return new Parcel(Kind.ANSWER, "", bytes);
  }

  static Parcel kept(byte[] bytes) {
    return new Parcel(Kind.KEPT, "", bytes);
  }

  static Parcel direct(byte[] bytes) {
    return new Parcel(Kind.DIRECT, "", bytes);
  }
}

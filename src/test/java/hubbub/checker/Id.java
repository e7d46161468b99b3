package hubbub.checker;

/** The place of a message in its room: the identity of the log and the number in it, as clients see it. */
record Id(String epoch, long seq) {
  static Id parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("no id of the form epoch:seq: " + text);
    }
    return new Id(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  /** Whether this stands later in the same log. */
  boolean follows(Id earlier) {
    return epoch.equals(earlier.epoch) && seq > earlier.seq;
  }

  @Override
  public String toString() {
    return epoch + ":" + seq;
  }
}

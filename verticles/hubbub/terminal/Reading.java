package hubbub.terminal;

/** How far one viewer has been told of one command, and how far it may be. */
final class Reading {
  private final Ring.Place place;
  private final long window;
  private long limit;

  /** Begins at a place, with credit for so many bytes behind it. */
  Reading(Ring.Place place, long window) {
    this.place = place;
    this.window = window;
    this.limit = place.offset() + window;
  }

  Ring.Place place() {
    return place;
  }

  /** Returns how many more bytes it may be told now. */
  long room() {
    return limit - place.offset();
  }

  /** Returns up to which byte of the output it has credit. */
  long limit() {
    return limit;
  }

  /** Adds credit. */
  void grant(long bytes) {
    limit += bytes;
  }

  /** Returns how much its client has taken: what is told is granted anew when it has. */
  long taken() {
    return Math.max(0, Math.min(limit - window, place.offset()));
  }
}

package hubbub.terminal;

/** How far one viewer has been told of one command, and how far it may be; and what of its typing it knows taken. */
final class Reading {
  /** Of what is typed. */
  private static final int LOT = 16 << 10;

  private final Ring.Place place;
  private final long window;
  private long limit;
  private long untold;

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

  /** Notes that the programs have taken so much of what it has typed, and returns how much to tell it of now. */
  long taken(int bytes) {
    untold += bytes;
    if (untold < LOT) {
      return 0;
    }
    long lot = untold;
    untold = 0;
    return lot;
  }

  /** Returns how much its client has taken: what is told is granted anew when it has. */
  long taken() {
    return Math.max(0, Math.min(limit - window, place.offset()));
  }
}

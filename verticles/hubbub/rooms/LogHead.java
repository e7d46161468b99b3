package hubbub.rooms;

import hubbub.contract.rooms.RoomEvent;

/** What is in memory of one room's log: where it begins and ends, its newest events and lines, and what is surplus. */
final class LogHead {
  private final Retention retention;
  private final long takenUpAt;
  private final boolean counted;
  private long seq;
  private long trimmed;
  private long changedAt;
  private Tail events;
  private Tail lines;

  /**
   * Takes a log up.
   *
   * @param seq its newest number
   * @param trimmed up to which number nothing is kept
   * @param retention what decides how much is kept
   */
  LogHead(long seq, long trimmed, Retention retention) {
    this.seq = seq;
    this.trimmed = trimmed;
    this.retention = retention;
    this.takenUpAt = seq;
    this.counted = seq == trimmed;
    cool();
  }

  long seq() {
    return seq;
  }

  /** Returns when its newest event of this start happened, by the time of day; 0 = before. */
  long changedAt() {
    return changedAt;
  }

  /** Returns the number up to which nothing is kept. */
  long trimmed() {
    return trimmed;
  }

  /** Returns the newest events of all kinds. */
  Tail events() {
    return events;
  }

  /** Returns the newest messages and topics. */
  Tail lines() {
    return lines;
  }

  Retention retention() {
    return retention;
  }

  /** Returns the newest number there was when the log was taken up. */
  long takenUpAt() {
    return takenUpAt;
  }

  /** Tells whether all that was in the log when it was taken up was counted from the first. */
  boolean counted() {
    return counted;
  }

  /** Takes the next event; returns whether it may be time to trim. */
  boolean add(RoomEvent event) {
    boolean line = Room.line(event.kind());
    seq = event.seq();
    changedAt = event.at();
    events.add(event);
    if (line) {
      lines.add(event);
    }
    return retention.count(event.seq(), event.at(), line);
  }

  void trim(long upTo) {
    trimmed = Math.max(trimmed, upTo);
    events.forget(upTo);
    lines.forget(upTo);
  }

  /** Forgets the newest events, because nobody is there to ask for them often. */
  void cool() {
    events = Room.tail(seq);
    lines = Room.tail(seq);
  }
}

package hubbub.store;

/** When a write is answered, and what may be lost. */
public enum Durability {
  /** Answered when it is on disk: survives kill -9 and a loss of power. Writes that wait together share one sync. */
  ALWAYS,
  /**
   * Answered when the operating system has it, synced once a second: survives kill -9, and loses at most the last
   * second when the machine loses power.
   */
  EVERYSEC
}

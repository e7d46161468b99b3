package hubbub.checker;

/** What happens to the hub, or to a connection, while everybody talks. */
enum Trouble {
  /** The hub is asked to stop, drains, and is started again. */
  STOP,
  /** The hub is killed, so that it cannot clean up, and is started again. */
  KILL,
  /** One connection of each protocol is broken off; everybody else stays. */
  CUT
}

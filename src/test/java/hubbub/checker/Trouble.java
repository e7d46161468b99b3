package hubbub.checker;

/** What happens to the hub, or to a connection, while everybody talks. */
enum Trouble {
  /** The hub is asked to stop, drains, and is started again. */
  STOP,
  /** The hub is killed, so that it cannot clean up, and is started again. */
  KILL,
  /** One connection of each protocol is broken off; everybody else stays. */
  CUT,
  /** The rooms crash; the hub's supervisor starts them again, and everybody stays connected. */
  ROOMS,
  /** The accounts crash; the supervisor starts them again, and everybody stays connected. */
  AUTH,
  /** The bridge crashes, and every connection with it; the supervisor starts it again. */
  BRIDGE
}

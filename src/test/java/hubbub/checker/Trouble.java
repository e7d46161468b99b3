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
  BRIDGE,
  /** A node of the cluster is killed; when others serve in its place it is started again. */
  NODE_KILL,
  /** A node is halted for 10 s, with all its connections open. */
  NODE_PAUSE,
  /** All nodes are stopped in order and started again, one after the other. */
  ROLLING,
  /** Redis is stopped and started again. */
  REDIS_RESTART,
  /** Redis cannot be reached for 10 s. */
  REDIS_CUT,
  /** Redis takes 50 ms longer each way, for 10 s. */
  REDIS_SLOW,
  /** The balancer is killed, and all connections through it, and started again. */
  BALANCER
}

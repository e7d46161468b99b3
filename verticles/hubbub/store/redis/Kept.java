package hubbub.store.redis;

/**
 * That the store still belongs to us.
 *
 * @param done the number of the newest call that was done
 * @param time Redis' clock, in milliseconds
 */
record Kept(long done, long time) {}

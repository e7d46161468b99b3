package hubbub.store.redis;

/**
 * What a script that writes is told by {@link Script#GUARD}.
 *
 * @param token who has the store
 * @param number the number of the call
 * @param late until when it may be done, by Redis' clock in milliseconds
 */
record Stamp(String token, long number, long late) {}

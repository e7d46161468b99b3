package hubbub.store.redis;

/**
 * A connection to the server that has the store.
 *
 * @param wire the connection
 * @param answer what was answered to the first thing said
 */
record Line<T>(Wire wire, T answer) {}

package hubbub.store;

import io.vertx.core.buffer.Buffer;

/**
 * What stands under a key.
 *
 * @param key the key
 * @param value the value; not to be changed
 * @param version 1 or more, higher after every change
 * @param expiresAt when it vanishes, in milliseconds since the epoch; 0 = never
 */
public record Entry(String key, Buffer value, long version, long expiresAt) {}

/** Tests of the store in Redis, against a real {@code redis-server}. */
package hubbub.store.redis;

/**
 * The twin in Redis, for hubs of several nodes: all keys of a store have one hash tag and change in scripts only, each
 * of which first looks whether the store still belongs to whoever sent it. One connection for each store, used on one
 * event loop, carries what is asked in the order in which it was asked, and is made anew when it breaks.
 */
package hubbub.store.redis;

/**
 * What lasts: two narrow interfaces, {@link hubbub.store.KeyValueStore} and {@link hubbub.store.Journal}, with twins
 * behind them that pass one shared suite of tests. Futures complete on the caller's context; nothing here blocks it.
 */
package hubbub.store;

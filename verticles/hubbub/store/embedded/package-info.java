/**
 * The embedded twin: tables in one MVStore file, and in front of it a write-ahead log for each durability, with a
 * writer thread of its own. A write is in its log before it is in the tables and in the tables before it is answered;
 * the tables are saved about once a second, and what the log has beyond that is done again when the store opens.
 */
package hubbub.store.embedded;

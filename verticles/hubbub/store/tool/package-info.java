/**
 * The command {@code bin/store}: copies stores from one kind to the other, writes them to a file and back, and compares
 * them. Blocks on the main thread of a process of its own; no verticle knows it.
 */
package hubbub.store.tool;

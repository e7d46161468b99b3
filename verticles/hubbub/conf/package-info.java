/**
 * The strict reader of the JSON files in {@code conf/}: every key is declared with its type, unit, range and default
 * where it is read, all problems are collected and told at once. Immutable results; used at start only.
 */
package hubbub.conf;

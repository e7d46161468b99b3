/** Tests of the command {@code bin/store}, over both kinds of stores. */
package hubbub.store.tool;

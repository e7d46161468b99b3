/** What the figures of a node must show, and that work under way is told apart. */
package hubbub.watch;

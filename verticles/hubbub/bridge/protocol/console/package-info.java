/**
 * The adapter of console pages. {@link hubbub.bridge.protocol.console.Dialogue} is what is said until a page is at its
 * console: plain Java that decides and does nothing.
 */
package hubbub.bridge.protocol.console;

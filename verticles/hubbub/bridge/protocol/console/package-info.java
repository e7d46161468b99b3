/**
 * The adapter of console pages. {@link hubbub.bridge.protocol.console.Dialogue} is what is said until a page is at its
 * console: plain Java that decides and does nothing; {@link hubbub.bridge.protocol.console.Seat} carries packets then.
 * Beyond the protocol's text a standard login packet may have {@code keep} (true: where the connection is lost the
 * console waits a while for a come-back) and {@code spy} (a name: an administrator watches that person's console).
 * What the hub itself has to say is a {@code response}.
 */
package hubbub.bridge.protocol.console;

/**
 * The adapter of the web terminal protocol, version 3: commands, their output as HTML or plain text, and interactive
 * programs in binary frames. What a command writes comes as bytes, cut anywhere, and is rendered piece by piece: see
 * {@link hubbub.bridge.protocol.terminal.Rendering}.
 */
package hubbub.bridge.protocol.terminal;

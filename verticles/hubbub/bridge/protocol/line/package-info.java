/**
 * The line adapter: chat for somebody with netcat, in lines of plain text. {@link
 * hubbub.bridge.protocol.line.LineProtocol} describes the protocol. Everything runs on the peer's event loop.
 */
package hubbub.bridge.protocol.line;

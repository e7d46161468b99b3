/**
 * Moves bytes and enforces limits: frame length, idle time, input rate, the bound on what waits for a slow peer. Knows
 * websocket framing and nothing of any protocol. Everything of an instance runs on its one event loop.
 */
package hubbub.bridge.transport;

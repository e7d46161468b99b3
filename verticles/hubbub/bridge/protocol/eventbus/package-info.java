/**
 * The event bus for pages and programs: frames of Vert.x's SockJS event bus bridge, over websockets alone. Nothing
 * reaches the library before it was looked at: a token first, then the rules of the configuration, address by address,
 * and bounds on all that can grow. Below it {@link hubbub.bridge.spi.BusLines} is the way to the bus. Everything here
 * belongs to the event loop of its connection.
 */
package hubbub.bridge.protocol.eventbus;

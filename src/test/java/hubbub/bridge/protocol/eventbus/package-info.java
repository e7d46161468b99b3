/** Tests of the door to the event bus for pages and programs, on real sockets. */
package hubbub.bridge.protocol.eventbus;

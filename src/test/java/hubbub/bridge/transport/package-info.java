/** Tests of the bridge's transport over real sockets, with a protocol that says everything to everybody. */
package hubbub.bridge.transport;

/**
 * What a protocol adapter sees of the bridge: its peer, its conversation, and the services behind the bus. An adapter
 * is a package {@code hubbub.bridge.protocol.<name>} with a public class {@code <Name>Protocol}; it imports this
 * package and
 * {@code hubbub.contract} and nothing else of the hub. Everything runs on one event loop, so adapters need no locks.
 */
package hubbub.bridge.spi;

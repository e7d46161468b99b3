/**
 * The verticle that faces the network. {@code transport} moves bytes and enforces limits, {@code protocol.*}
 * translate frames,
 * {@code gateway} alone speaks to the bus. Each instance has an event loop and sockets of its own and shares nothing
 * with the others but the bus.
 */
package hubbub.bridge;

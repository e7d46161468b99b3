/**
 * The conversation with the {@code busbridge} verticle, the door through which other processes reach the event bus.
 * Immutable, safe on any thread.
 */
package hubbub.contract.busbridge;

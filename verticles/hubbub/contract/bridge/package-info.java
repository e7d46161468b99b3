/**
 * What bridges say to each other on the bus: the figures of their nodes, and levels of the log; and what is said at the
 * door to the event bus. Immutable records, safe on any thread.
 */
package hubbub.contract.bridge;

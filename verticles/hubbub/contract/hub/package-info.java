/** The conversation with the hub itself: which modules a node has, and to start one anew. Immutable records. */
package hubbub.contract.hub;

/**
 * The kit of the tests: wire clients that speak to a listener over a real socket, and what waits for their answers with
 * a limit. Depends on nothing of the hub, so that a fault there cannot hide itself here; every client reads on a
 * virtual thread of its own and may be used from any thread.
 */
package hubbub.testing;

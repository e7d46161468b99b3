/**
 * The only code that sees the Vert.x event bus: typed calls, services, publishing and listening over the endpoints
 * and topics of {@code hubbub.contract}; and what those who serve share: {@link hubbub.bus.Lane}, the order in which
 * requests take effect, {@link hubbub.bus.Leases}, which bridges live, {@link hubbub.bus.Cemetery}, what answers after
 * its end, {@link hubbub.bus.Times}, by which clocks, {@link hubbub.bus.Keys}, which nobody can guess, and
 * {@link hubbub.bus.Addresses}, where they listen.
 * All of it belongs to the verticle that made it and runs on its context.
 */
package hubbub.bus;

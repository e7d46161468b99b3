/**
 * The only code that sees the Vert.x event bus: typed calls, services, publishing and listening over the endpoints
 * and topics of {@code hubbub.contract}. A {@link hubbub.bus.Bus} belongs to the verticle that made it and runs on
 * its context.
 */
package hubbub.bus;

/** The typed bus over a real Vert.x event bus. */
package hubbub.bus;

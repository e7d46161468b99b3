/** Tests of the door to the bus, on real sockets. */
package hubbub.busbridge;

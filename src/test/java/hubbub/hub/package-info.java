/** The hub as a whole: what only shows when accounts, rooms and bridge work together, talked to over real sockets. */
package hubbub.hub;

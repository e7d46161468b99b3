/**
 * The console overseer: starts the program of each person who sits down at a console, meets it at the socket it
 * connects to, and lets packets pass between the two, as they are and no faster than both take them. Speaks on the bus
 * with whoever has the person's connection, the bridge first of all; {@code run} runs the programs. Its state belongs
 * to the verticle's context, sockets included; what blocks is done on worker threads, and the end of a program is told
 * from the program's own thread.
 */
package hubbub.console;

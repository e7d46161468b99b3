/**
 * Runs consoles: reads the template of their command line, starts one as a user of the operating system and ends it
 * with all it started. Knows neither the bus nor what consoles say; the console verticle above it is its one user. A
 * console has one thread that waits on its behalf; what blocks, and so is not for an event loop, says so.
 */
package hubbub.console.run;

/**
 * The console that comes with the hub: a program of its own, one process for each person, which knows the hub only by
 * its two sockets. It needs the JDK and Jackson's streaming parser and nothing else of the hub, so that it starts
 * quickly and stays small. It has no log: what is for whoever runs the hub goes to its error output, whose last lines
 * the hub keeps, and logs if the program crashes. Begin to read at {@link hubbub.console.program.ConsoleProgram}; a new
 * command is a line in the class its subject has.
 */
package hubbub.console.program;

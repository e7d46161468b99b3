/**
 * Runs the commands of terminal sessions: on terminals of their own, with breakpoints in their pipelines, read only as
 * far as there is credit, and with nothing left of them when they end. {@code hubbub.process} starts and ends their
 * programs. Knows neither the bus nor any protocol; the terminal verticle above it is its one user. Each command has
 * one thread that blocks on its behalf; {@link hubbub.terminal.run.Session} may be used from any thread but an event
 * loop's, {@link hubbub.terminal.run.Command} from any. Needs bash, besides what {@code hubbub.process} needs.
 */
package hubbub.terminal.run;

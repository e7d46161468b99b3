/**
 * What the shell would see in a command at its top level: the stages of its pipelines and the pipes between them, with
 * their places in the text. The terminal verticle has commands read by it, for the pipes at which a breakpoint
 * may be set, and rewrites stages by it; the shell itself stays the judge of what a command means. Plain Java that
 * neither blocks nor keeps state, to be used from any thread.
 */
package hubbub.terminal.shell;

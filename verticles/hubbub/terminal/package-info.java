/**
 * The terminal: sessions of people, their commands, and who sees what of them. {@code run} runs the commands, {@code
 * shell} reads them; this package keeps sessions, output and credit, and speaks on the bus with whoever asks, the
 * bridge first of all. Its state belongs to the verticle's context; what blocks is done on worker threads, and what a
 * command says comes from the command's own thread.
 */
package hubbub.terminal;

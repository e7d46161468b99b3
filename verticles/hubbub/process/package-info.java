/**
 * Starts programs as users of the operating system and sees to their end: a session and an environment of their own, no
 * descriptor of the hub, limits, and a keeper that leaves nothing behind. Both the terminal and the console build on
 * it; it knows neither them nor the bus. {@link hubbub.process.Libc} is the way to the operating system, and what
 * blocks says so. Needs Linux 5.3 or newer with {@code /proc}, and {@code setpriv} of util-linux to run programs as
 * somebody else.
 */
package hubbub.process;

/**
 * What programs that are consoles may ask the hub: who asks is known by the console, and everything is done through the
 * contracts of the verticles it belongs to, in the name of the console's person. Part of the console verticle, on whose
 * context all of it runs; knows nothing of the consoles' processes and sockets.
 */
package hubbub.console.desk;

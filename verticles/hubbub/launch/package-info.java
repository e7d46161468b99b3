/**
 * What {@code bin/vertx} runs: the command line, the start of Vert.x and of one verticle, and its orderly end. Wrong
 * turns are explained in plain sentences on standard error, never by a stack trace; signals are taken here and nowhere
 * else. Everything runs on the main thread or on threads of its own, never on an event loop.
 */
package hubbub.launch;

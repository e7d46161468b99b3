/**
 * The game of Pong: {@code Pong}, {@code Paddle} and {@code Ball} are the rules in plain Java, {@code Courts} plays all
 * matches to one metronome. Answers at {@code games.pong.*}, asked by {@code matches}; its frames go to the bridges.
 * All state is touched on the verticle's own context.
 */
package hubbub.games.pong;

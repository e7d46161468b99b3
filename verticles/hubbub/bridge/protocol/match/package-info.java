/**
 * The adapter of the match protocol: who wants which seat, from the handshake's path and query; commands of players;
 * and the words for what goes wrong. What there is to see of a match is the game's own and passes by here: see
 * {@link hubbub.bridge.spi.Matches}.
 *
 * <p>Codes beyond the protocol's text: 1 stands for what the hub cannot do now, with a sentence that says what. A match
 * that is deleted says code 4 to those in it. Whoever loses the seat to a newer connection of the same person is closed
 * with 4106 and told nothing.
 */
package hubbub.bridge.protocol.match;

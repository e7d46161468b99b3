/**
 * What the {@code matches} verticle says on the bus: the lobby, seats in running matches, results and ratings.
 * Answered by {@code hubbub.matches}, asked by the bridge; immutable records, safe on any thread. What is inside a
 * frame is the game's business: frames pass through here as they are.
 */
package hubbub.contract.matches;

/**
 * The {@code matches} verticle: the lobby, seats, the course of matches, results and ratings. Answers
 * {@link hubbub.contract.matches.MatchesApi}; asks the games, which know the rules, and {@code rooms}, where each match
 * has a room. What must last is in the store before anybody hears of it. All state is touched on the verticle's one
 * context, so nothing here locks; what concerns one match takes effect in the order of its lane.
 */
package hubbub.matches;

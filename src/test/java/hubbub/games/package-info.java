/**
 * What any game must do: {@code GameContract} is run for each of them. It speaks to the game over the bus only, so a
 * game in another language can be put through it by a test that starts it.
 */
package hubbub.games;

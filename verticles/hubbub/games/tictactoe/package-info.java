/**
 * The game of tic-tac-toe, in which nothing moves by itself: {@code TicTacToe} is the rules in plain Java,
 * {@code Tables} the matches. Answers at {@code games.tictactoe.*}, asked by {@code matches}; its frames go to the
 * bridges. All state is touched on the verticle's own context. The smallest game there is: begin here to add another.
 */
package hubbub.games.tictactoe;

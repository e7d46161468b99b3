package hubbub.games.tictactoe;

import static hubbub.contract.games.Seat.CHALLENGER;
import static hubbub.contract.games.Seat.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.games.Seat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicTacToeTest {
  @ParameterizedTest
  @CsvSource({"0, HOST", "1, CHALLENGER", "9007199254740990, HOST"})
  @DisplayName("The seed says who begins")
  void seed_saysWhoBegins(long seed, Seat first) {
    TicTacToe game = new TicTacToe(seed);

    assertThat(game.kept()).isEqualTo(new TicTacToe.Kept(".........", first, 1));
    assertThat(game.mark(first.other(), 0)).isFalse();
    assertThat(game.mark(first, 0)).isTrue();
    assertThat(game.kept().turn()).isEqualTo(first.other());
  }

  @ParameterizedTest
  @CsvSource({"012, xxxoo....", "345, oo.xxx...", "678, oo....xxx", "036, xoox..x..", "147, oxo.x..x.",
      "258, oox..x..x", "048, xoo.x...x", "246, oox.x.x.."})
  @DisplayName("Three in any row win")
  void row_wins(String row, String board) {
    for (int last = 0; last < 3; last++) {
      int cell = row.charAt(last) - '0';
      String before = board.substring(0, cell) + "." + board.substring(cell + 1);
      TicTacToe game = new TicTacToe(new TicTacToe.Kept(before, HOST, 1));
      assertThat(game.winner()).isEmpty();
      assertThat(game.mark(HOST, cell)).isTrue();

      assertThat(game.winner()).contains(HOST);
      assertThat(game.kept().board()).isEqualTo(board);
      assertThat(game.mark(CHALLENGER, board.indexOf('.'))).isFalse();
    }
  }

  @Test
  @DisplayName("The challenger wins with three of its own")
  void challenger_wins() {
    TicTacToe game = new TicTacToe(new TicTacToe.Kept("xx.oo....", CHALLENGER, 1));

    assertThat(game.mark(CHALLENGER, 5)).isTrue();
    assertThat(game.winner()).contains(CHALLENGER);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, 0, 1, Integer.MAX_VALUE})
  @DisplayName("A cell that is marked or not there cannot be marked, and the turn stays")
  void wrongCell_refused(int cell) {
    TicTacToe game = new TicTacToe(new TicTacToe.Kept("xo.......", HOST, 1));

    assertThat(game.mark(HOST, cell)).isFalse();
    assertThat(game.kept()).isEqualTo(new TicTacToe.Kept("xo.......", HOST, 1));
  }

  @Test
  @DisplayName("A full board without a row stays to be seen, and the one who did not begin it begins the next")
  void fullBoard_isFollowedByAnother() {
    TicTacToe game = new TicTacToe(new TicTacToe.Kept("xoxxoxox.", CHALLENGER, 1));
    assertThat(game.mark(CHALLENGER, 8)).isTrue();
    assertThat(game.winner()).isEmpty();
    assertThat(game.kept()).isEqualTo(new TicTacToe.Kept("xoxxoxoxo", HOST, 1));
    assertThat(game.mark(CHALLENGER, 4)).isFalse();
    assertThat(game.mark(HOST, 9)).isFalse();
    assertThat(game.kept().board()).isEqualTo("xoxxoxoxo");

    assertThat(game.mark(HOST, 4)).isTrue();
    assertThat(game.kept()).isEqualTo(new TicTacToe.Kept("....x....", CHALLENGER, 2));
  }

  @Test
  @DisplayName("What clients are sent says the board, whose turn it is and who has won")
  void frame_saysTheBoard() {
    TicTacToe game = new TicTacToe(new TicTacToe.Kept("xx.oo....", HOST, 3));
    assertThat(TicTacToeJson.init().encode()).isEqualTo("""
        {"message_type":"init","columns":3,"rows":3,"host":"x","challenger":"o"}""");
    assertThat(TicTacToeJson.frame(game).encode()).isEqualTo("""
        {"message_type":"status","board":"xx.oo....","boards":3,"turn":"host","winner":null}""");
    game.mark(HOST, 2);

    assertThat(TicTacToeJson.frame(game).encode()).isEqualTo("""
        {"message_type":"status","board":"xxxoo....","boards":3,"turn":"challenger","winner":"host"}""");
  }
}

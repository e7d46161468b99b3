package hubbub.console.program;

import java.util.Arrays;
import java.util.Map;

/** What is to be seen of a match, as text: a field with a ball, a board, or else what the game says as it is. */
final class Screen {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 14;
  private static final double PADDLE = 0.13;

  private Screen() {}

  static String text(Map<String, Object> frame) {
    if (frame.containsKey("ball_x")) {
      return pong(frame);
    }
    if (frame.get("board") instanceof String board && board.length() == 9) {
      return board.substring(0, 3) + "\n" + board.substring(3, 6) + "\n" + board.substring(6) + "\n"
          + Json.text(frame, "turn") + " is next";
    }
    StringBuilder all = new StringBuilder();
    frame.forEach((key, value) -> all.append(all.isEmpty() ? "" : ", ").append(key).append(' ').append(value));
    return all.toString();
  }

  private static String pong(Map<String, Object> frame) {
    char[][] field = new char[HEIGHT][WIDTH];
    for (char[] row : field) {
      Arrays.fill(row, ' ');
    }
    paddle(field, 0, Json.number(frame, "left_paddle_y"));
    paddle(field, WIDTH - 1, Json.number(frame, "right_paddle_y"));
    field[at(Json.number(frame, "ball_y"), HEIGHT)][at(Json.number(frame, "ball_x"), WIDTH)] = 'o';
    String edge = "+" + "-".repeat(WIDTH) + "+";
    StringBuilder text = new StringBuilder(edge);
    for (char[] row : field) {
      text.append("\n|").append(row).append('|');
    }
    return text.append('\n').append(edge).append('\n').append((int) Json.number(frame, "left_score")).append(" : ")
        .append((int) Json.number(frame, "right_score")).append("  after ")
        .append((int) Json.number(frame, "match_time")).append(" s").toString();
  }

  private static void paddle(char[][] field, int column, double middle) {
    for (int row = at(middle - PADDLE / 2, HEIGHT); row <= at(middle + PADDLE / 2, HEIGHT); row++) {
      field[row][column] = '#';
    }
  }

  private static int at(double part, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) (part * cells)));
  }
}

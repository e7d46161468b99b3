package hubbub.games.pong;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How Pong is said in JSON: what clients are sent, and what a match is kept as. */
final class PongJson {
  private PongJson() {}

  /** Returns what every participant is sent first. */
  static JsonObject init() {
    return new JsonObject().put("message_type", "init").put("ball_radius", Ball.RADIUS)
        .put("paddle_height", Paddle.HEIGHT).put("paddle_width", Paddle.WIDTH);
  }

  /** Returns what is to be seen. */
  static JsonObject frame(Pong pong, boolean bounced) {
    return new JsonObject().put("message_type", "status").put("has_bounced", bounced)
        .put("left_paddle_margin_reached", pong.left().atMargin())
        .put("right_paddle_margin_reached", pong.right().atMargin())
        .put("left_score", pong.leftScore()).put("right_score", pong.rightScore())
        .put("left_paddle_y", pong.left().y()).put("right_paddle_y", pong.right().y())
        .put("ball_x", pong.ball().x()).put("ball_y", pong.ball().y())
        .put("match_time", pong.seconds()).put("sudden_death", pong.suddenDeath());
  }

  /** Returns a match as it is kept, with the number of its newest frame. */
  static JsonObject state(Pong.Kept kept, long number) {
    return new JsonObject().put("number", number).put("ticks", kept.ticks())
        .put("ball", ball(kept.ball())).put("left", paddle(kept.left())).put("right", paddle(kept.right()))
        .put("left_score", kept.leftScore()).put("right_score", kept.rightScore()).put("bounced", kept.bounced());
  }

  /** Returns the number of the newest frame of a match that was kept. */
  static long number(JsonObject state) {
    return new Fields(state).whole("number");
  }

  /** Reads a match that was kept; fails with BAD_REQUEST where it is none. */
  static Pong.Kept kept(JsonObject state) {
    Fields fields = new Fields(state);
    return new Pong.Kept(fields.whole("ticks"), fields.message("ball", PongJson::ball),
        fields.message("left", PongJson::paddle), fields.message("right", PongJson::paddle),
        fields.count("left_score"), fields.count("right_score"), fields.flag("bounced"));
  }

  private static JsonObject ball(Ball.Kept ball) {
    return new JsonObject().put("x", ball.x()).put("y", ball.y()).put("vx", ball.vx()).put("vy", ball.vy());
  }

  private static Ball.Kept ball(JsonObject json) {
    Fields fields = new Fields(json);
    return new Ball.Kept(fields.number("x"), fields.number("y"), fields.number("vx"), fields.number("vy"));
  }

  private static JsonObject paddle(Paddle.Kept paddle) {
    List<String> waiting = paddle.waiting().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return new JsonObject().put("y", paddle.y()).put("speed", paddle.speed()).put("waiting", new JsonArray(waiting));
  }

  private static Paddle.Kept paddle(JsonObject json) {
    Fields fields = new Fields(json);
    List<Command> waiting = fields.texts("waiting").stream()
        .map(text -> Command.of(text).orElseThrow(() -> new Fault(ErrorCode.BAD_REQUEST))).toList();
    return new Paddle.Kept(fields.number("y"), fields.number("speed"), waiting);
  }
}

package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What is to be seen of a match now. Each frame is whole, so whoever has a newer one may drop an older one.
 *
 * @param match the match
 * @param tick the number of the frame, larger than that of every frame of this match told before
 * @param frame what clients are sent, as it is
 */
public record State(String match, long tick, JsonObject frame) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static State fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new State(fields.text("match"), fields.whole("tick"), fields.object("frame"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match).put("tick", tick).put("frame", frame);
  }
}

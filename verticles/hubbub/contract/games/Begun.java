package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The answer to {@link Begin}.
 *
 * @param init what every participant is sent before anything else, also one who comes late; the same for the whole
 *     match
 * @param frame what is to be seen now
 * @param tick the number of this frame
 */
public record Begun(JsonObject init, JsonObject frame, long tick) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Begun fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Begun(fields.object("init"), fields.object("frame"), fields.whole("tick"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("init", init).put("frame", frame).put("tick", tick);
  }
}

package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * How far a room has come.
 *
 * @param room the room's key
 * @param seq the number of its newest event
 */
public record Head(String room, long seq) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Head fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Head(fields.text("room"), fields.whole("seq"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("seq", seq);
  }
}

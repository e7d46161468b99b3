package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Something a person does elsewhere in the hub.
 *
 * @param who the person's name
 * @param what the kind of it, one of {@code match}, {@code terminal}, {@code console}
 * @param where which one, by its number or name, or the kind again where nobody else may know it; empty = the
 *     person does it no longer
 */
public record Doing(String who, String what, String where) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Doing fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Doing(fields.text("who"), fields.text("what"), fields.text("where"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("who", who).put("what", what).put("where", where);
  }
}

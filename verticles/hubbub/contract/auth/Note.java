package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What an administrator did to a part of the hub that keeps no audit of its own.
 *
 * @param actor the administrator
 * @param act what was done, in a word or two
 * @param detail with what
 */
public record Note(String actor, String act, String detail) implements Message {
  /** Reads a note. */
  public static Note fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Note(fields.text("actor"), fields.text("act"), fields.text("detail", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("act", act).put("detail", detail);
  }
}

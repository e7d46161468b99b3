package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What a console asks for; each address says which of the fields it looks at. A field that is left out is empty or 0.
 *
 * @param person a person's name, in any capitals
 * @param room a room's name, in any capitals; empty = the first lobby room
 * @param name the name of something else, such as an alias or a session
 * @param text what is said, or why something is done
 * @param match the number of a match
 * @param seconds how long something is to hold; 0 = for good
 * @param limit how many at the most; 0 = as many as is usual
 */
public record Ask(String person, String room, String name, String text, long match, long seconds, int limit)
    implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Ask fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Ask(fields.text("person", ""), fields.text("room", ""), fields.text("name", ""), fields.text("text", ""),
        fields.whole("match", 0), fields.whole("seconds", 0), fields.count("limit", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("person", person).put("room", room).put("name", name).put("text", text)
        .put("match", match).put("seconds", seconds).put("limit", limit);
  }
}

package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Who does something of one kind: everybody in a request, those who changed in an event.
 *
 * @param what the kind, such as {@code match}
 * @param people each person once
 */
public record Doings(String what, List<Doing> people) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Doings fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Doings(fields.text("what"), fields.messages("people", Doing::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("what", what).put("people", new JsonArray(people.stream().map(Doing::toJson).toList()));
  }
}

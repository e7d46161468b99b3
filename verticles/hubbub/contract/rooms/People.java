package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Everybody who is connected, at one moment.
 *
 * @param incarnation the start of the rooms verticle that counts
 * @param seq the newest presence event at this moment
 * @param lobby the names of the lobby rooms, the default first
 * @param people everybody, in the order of coming
 */
public record People(String incarnation, long seq, List<String> lobby, List<Person> people) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static People fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new People(fields.text("incarnation"), fields.whole("seq"), fields.texts("lobby"),
        fields.messages("people", Person::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("incarnation", incarnation).put("seq", seq).put("lobby", new JsonArray(lobby))
        .put("people", new JsonArray(people.stream().map(Person::toJson).toList()));
  }
}

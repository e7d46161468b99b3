package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The rooms a session may see, in the order lobby first, then by name.
 *
 * @param rooms without members
 */
public record RoomList(List<RoomState> rooms) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static RoomList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new RoomList(fields.messages("rooms", RoomState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("rooms", new JsonArray(rooms.stream().map(RoomState::toJson).toList()));
  }
}

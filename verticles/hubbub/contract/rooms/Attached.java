package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a session learns when it enters.
 *
 * @param name the person's name as everybody sees it
 * @param came whether this was the person's first session, and was announced
 * @param presenceSeq the newest presence event at this moment, the person's own included
 * @param incarnation this start of the rooms verticle; presence numbers belong to it
 * @param lobby the names of the lobby rooms, the default first
 * @param rooms the rooms the session is in, without members, as of the person's own joining
 * @param inbox how many direct messages wait for {@link RoomsApi#INBOX}
 */
public record Attached(String name, boolean came, long presenceSeq, String incarnation, List<String> lobby,
    List<RoomState> rooms, int inbox) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Attached fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Attached(fields.text("name"), fields.flag("came"), fields.whole("presence_seq"),
        fields.text("incarnation"), fields.texts("lobby"), fields.messages("rooms", RoomState::fromJson),
        fields.count("inbox"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("came", came).put("presence_seq", presenceSeq)
        .put("incarnation", incarnation).put("lobby", new JsonArray(lobby))
        .put("rooms", new JsonArray(rooms.stream().map(RoomState::toJson).toList())).put("inbox", inbox);
  }
}

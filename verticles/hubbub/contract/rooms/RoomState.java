package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A room at one moment.
 *
 * @param room the key, which is in addresses
 * @param name the name as shown
 * @param epoch the identity of the room's log; sequence numbers of different epochs have nothing to do with each
 *     other
 * @param seq the newest event in the log; 0 = none
 * @param owner the owner's name, empty for none
 * @param topic the topic, empty for none
 * @param closed whether it is private: not listed, and only owner, invited or present people join
 * @param lobby whether it is a lobby room, which is always there
 * @param total how many people are in it
 * @param members their names in the order of joining; empty where they were not asked for
 */
public record RoomState(String room, String name, String epoch, long seq, String owner, String topic,
    boolean closed, boolean lobby, int total, List<String> members) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static RoomState fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new RoomState(fields.text("room"), fields.text("name"), fields.text("epoch"), fields.whole("seq"),
        fields.text("owner"), fields.text("topic"), fields.flag("closed"), fields.flag("lobby"),
        fields.count("total"), fields.texts("members"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("name", name).put("epoch", epoch).put("seq", seq)
        .put("owner", owner).put("topic", topic).put("closed", closed).put("lobby", lobby).put("total", total)
        .put("members", new JsonArray(members));
  }
}

package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The answer to {@link hubbub.contract.Alive}, and published when the rooms verticle has started.
 *
 * @param incarnation this start of the rooms verticle; another than before = attach all sessions again
 * @param forgotten whether the bridge that asks was taken for dead, and its sessions were ended, since it last
 *     brought one back; it attaches them again
 * @param presence the number of the newest event of presence; whoever has not heard of it has missed some
 * @param heads how far the rooms have come in which something happened lately; likewise
 */
public record Pulse(String incarnation, boolean forgotten, long presence, List<Head> heads) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Pulse fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Pulse(fields.text("incarnation"), fields.flag("forgotten"), fields.whole("presence"),
        fields.messages("heads", Head::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("incarnation", incarnation).put("forgotten", forgotten).put("presence", presence)
        .put("heads", new JsonArray(heads.stream().map(Head::toJson).toList()));
  }
}

package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The direct messages that waited, oldest first.
 *
 * @param messages at most 100
 */
public record Inbox(List<Direct> messages) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Inbox fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Inbox(fields.messages("messages", Direct::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("messages", new JsonArray(messages.stream().map(Direct::toJson).toList()));
  }
}

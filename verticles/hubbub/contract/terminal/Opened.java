package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A session that was opened or joined. What the viewer missed of the commands follows as events, in the order of the
 * commands' numbers; of each that has ended already an ENDED comes last.
 *
 * @param session its id, which is part of its address
 * @param token what takes it up again, from any connection; a secret; empty for those who may only watch
 * @param person whose session it is
 * @param resumed whether it was there before
 * @param readOnly whether this viewer may only watch
 * @param directory the directory the next command begins in
 * @param commands the commands that run or are remembered, in the order of their numbers
 */
public record Opened(String session, String token, String person, boolean resumed, boolean readOnly, String directory,
    List<CommandState> commands) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Opened fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Opened(fields.text("session"), fields.text("token", ""), fields.text("person"), fields.flag("resumed"),
        fields.flag("read_only"), fields.text("directory"), fields.messages("commands", CommandState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("token", token).put("person", person).put("resumed", resumed)
        .put("read_only", readOnly).put("directory", directory)
        .put("commands", new JsonArray(commands.stream().map(CommandState::toJson).toList()));
  }

  @Override
  public String toString() {
    return "Opened[session=" + session + ", person=" + person + ", resumed=" + resumed + ", readOnly=" + readOnly
        + ", directory=" + directory + ", commands=" + commands + "]";
  }
}

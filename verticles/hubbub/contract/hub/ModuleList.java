package hubbub.contract.hub;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The modules of a node.
 *
 * @param modules in the order of {@code conf/hub.json}
 */
public record ModuleList(List<ModuleState> modules) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ModuleList fromJson(JsonObject json) {
    return new ModuleList(new Fields(json).messages("modules", ModuleState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("modules", new JsonArray(modules.stream().map(ModuleState::toJson).toList()));
  }
}

package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The hub at one moment.
 *
 * @param upSeconds since the node was started
 * @param heapMib memory used by the node's objects
 * @param people who are connected
 * @param rooms that the person may see
 * @param matches that are not over
 * @param consoles that run, as far as the person may know
 */
public record Stats(long upSeconds, long heapMib, int people, int rooms, int matches, int consoles)
    implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Stats fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Stats(fields.whole("up_seconds"), fields.whole("heap_mib"), fields.count("people"),
        fields.count("rooms"), fields.count("matches"), fields.count("consoles"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("up_seconds", upSeconds).put("heap_mib", heapMib).put("people", people)
        .put("rooms", rooms).put("matches", matches).put("consoles", consoles);
  }
}

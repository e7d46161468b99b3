package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What a terminal shows.
 *
 * @param cols characters in a line, 1 to 10,000
 * @param rows lines, 1 to 10,000
 * @param term what its programs find in {@code TERM}, at most 64 characters; empty = {@code xterm-256color}
 */
public record Screen(int cols, int rows, String term) implements Message {
  private static final int MOST = 10_000;

  /** What terminals show when nobody says anything else. */
  public static final Screen USUAL = new Screen(80, 24, "");

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Screen fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Screen((int) fields.whole("cols", 1, MOST), (int) fields.whole("rows", 1, MOST),
        fields.text("term", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("cols", cols).put("rows", rows).put("term", term);
  }
}

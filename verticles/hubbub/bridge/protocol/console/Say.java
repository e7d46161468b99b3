package hubbub.bridge.protocol.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One packet from the hub itself to a page.
 *
 * @param type {@code response}, {@code confirmation} or {@code password_request}
 * @param data the words
 */
record Say(String type, String data) {
  static final String RESPONSE = "response";
  static final String CONFIRMATION = "confirmation";
  static final String PASSWORD_REQUEST = "password_request";

  static Say response(String data) {
    return new Say(RESPONSE, data);
  }

  static Say confirmation(String data) {
    return new Say(CONFIRMATION, data);
  }

  /** Returns the packet; a legacy page knows responses only. */
  Buffer packet(boolean legacy) {
    return new JsonObject().put("type", legacy ? RESPONSE : type).put("data", data).toBuffer();
  }
}

package hubbub.contractdoc;

import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonObject;

/** What is said at an address as frames of the bus bridges, with the samples as bodies. */
final class Frames {
  private static final String NAME = "1";

  private Frames() {}

  /** Asks. */
  static JsonObject request(Conversation conversation, JsonObject body) {
    return new JsonObject().put("type", "send").put("address", conversation.address()).put("replyAddress", NAME)
        .put("body", body);
  }

  /** Answers. */
  static JsonObject reply(JsonObject body) {
    return new JsonObject().put("type", "message").put("address", NAME).put("body", body);
  }

  /** Says that it failed. */
  static JsonObject failure(ErrorCode code) {
    return new JsonObject().put("type", "err").put("address", NAME).put("failureCode", code.number())
        .put("failureType", "RECIPIENT_FAILURE").put("message", code.sentence());
  }

  /** Wants to hear. */
  static JsonObject register(Conversation conversation) {
    return new JsonObject().put("type", "register").put("address", conversation.address());
  }

  /** Tells. */
  static JsonObject event(Conversation conversation, JsonObject body) {
    return new JsonObject().put("type", "message").put("address", conversation.address()).put("body", body);
  }
}

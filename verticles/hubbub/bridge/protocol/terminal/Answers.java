package hubbub.bridge.protocol.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What is answered: {@code result} with "ok" or "error", and how the client calls what it asked for. */
final class Answers {
  private static final int LONGEST_TYPE = 64;

  private Answers() {}

  /** Begins the payload of an answer that something was done. */
  static JsonObject ok() {
    return new JsonObject().put("result", "ok");
  }

  /** Says what is wrong, with what the client called it. */
  static Buffer error(String type, JsonObject asked, String sentence) {
    JsonObject payload = new JsonObject().put("result", "error").put("message", sentence);
    for (String key : new String[] {"clientId", "serverId"}) {
      if (asked.containsKey(key)) {
        payload.put(key, asked.getValue(key));
      }
    }
    return message(type.isEmpty() || type.length() > LONGEST_TYPE ? "error" : type, payload);
  }

  static Buffer message(String type, JsonObject payload) {
    return new JsonObject().put("type", type).put("payload", payload).toBuffer();
  }

  /** Returns a sentence for a person. */
  static String sentence(Throwable problem) {
    return problem instanceof Fault fault ? fault.detail() : ErrorCode.INTERNAL.sentence();
  }
}

package hubbub.bridge.protocol.eventbus;

import hubbub.access.Frame;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.json.JsonObject;

/** How failures and ends are said at this door, and which end a failure leads to. */
final class Words {
  private Words() {}

  /** Says why nothing came of a frame; to whoever waits for its answer, if anybody does. */
  static JsonObject refusal(JsonObject frame, Fault why) {
    JsonObject told = failure(why).put("sourceAddress", Frame.text(frame, "address"))
        .put("failureType", "RECIPIENT_FAILURE");
    String asked = Frame.text(frame, "replyAddress");
    return asked.isEmpty() ? told : told.put("address", asked);
  }

  /** Says a failure that concerns the whole connection. */
  static JsonObject failure(Fault why) {
    return failure(why.code(), why.detail());
  }

  /** Says why the hub ends a connection. */
  static JsonObject failure(CloseReason reason) {
    return failure(switch (reason) {
      case BANNED -> ErrorCode.BANNED;
      case REVOKED, NOT_LOGGED_IN, LOGIN_FAILED, LOGIN_TIMEOUT, NOT_AUTHENTICATED -> ErrorCode.TOKEN_INVALID;
      case FULL -> ErrorCode.BUSY;
      case PROTOCOL_ERROR, BAD_QUERY, OFFENDED -> ErrorCode.BAD_REQUEST;
      case SLOW -> ErrorCode.RATE_LIMITED;
      case INTERNAL, CONSOLE_FAILED -> ErrorCode.INTERNAL;
      case NORMAL, DRAINING, IDLE, REPLACED, NO_SUCH_MATCH -> ErrorCode.UNAVAILABLE;
    }, reason.sentence());
  }

  /** Returns with which reason a connection ends that is not let in, or no longer. */
  static CloseReason reason(Fault why) {
    return switch (why.code()) {
      case BANNED -> CloseReason.BANNED;
      case BUSY -> CloseReason.FULL;
      case UNAVAILABLE, INTERNAL -> CloseReason.INTERNAL;
      default -> CloseReason.LOGIN_FAILED;
    };
  }

  private static JsonObject failure(ErrorCode code, String sentence) {
    return new JsonObject().put("type", "err").put("failureCode", code.number()).put("message", sentence);
  }
}

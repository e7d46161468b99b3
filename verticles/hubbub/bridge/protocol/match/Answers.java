package hubbub.bridge.protocol.match;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What the hub itself says in this protocol, word for word as clients know it. */
final class Answers {
  static final Buffer SUCCESS = Buffer.buffer("{\"status\":\"success\",\"code\":0}");
  static final Buffer NO_COMMAND = error("no command sent", 2);
  static final Buffer INVALID = error("invalid command", 2);
  static final Buffer ENDED = error("match ended, stop sending commands", 4);
  static final Buffer UNAUTHENTICATED = error("unauthenticated user, please send auth token", 6);
  static final Refusal BAD_KEY =
      new Refusal(error("bad key in query string. expected: role", 7), CloseReason.BAD_QUERY);
  static final Refusal BAD_ROLE = new Refusal(
      error("bad value in query string. expected: [spectator, host, challenger]", 7), CloseReason.BAD_QUERY);
  static final Refusal NOBODY = new Refusal(UNAUTHENTICATED, CloseReason.NOT_AUTHENTICATED);
  static final Refusal NO_SUCH_MATCH =
      new Refusal(error("non existent requested match", 5), CloseReason.NO_SUCH_MATCH);

  private static final int CANNOT_JOIN = 9;
  private static final Buffer NOT_READY = error("challenger not ready", 3);
  private static final Refusal NOT_HOST =
      new Refusal(error("trying to join a match as host which you did not start", 8), CloseReason.NORMAL);
  private static final Refusal CANNOT_ENTER = new Refusal(
      error("trying to join a match while already in another match or the match is full", CANNOT_JOIN),
      CloseReason.NORMAL);

  private Answers() {}

  /**
   * What somebody is told who gets no seat.
   *
   * @param words the error
   * @param reason why the connection ends then
   */
  record Refusal(Buffer words, CloseReason reason) {}

  /** Says why a token proves nobody. */
  static Refusal toToken(Throwable problem) {
    return switch (fault(problem).code()) {
      case TOKEN_INVALID, BANNED -> NOBODY;
      default -> cannotNow(problem);
    };
  }

  /** Says why somebody gets no seat. */
  static Refusal toJoining(Throwable problem) {
    return switch (fault(problem).code()) {
      case NO_SUCH_MATCH -> NO_SUCH_MATCH;
      case NOT_YOUR_MATCH -> NOT_HOST;
      case ALREADY_IN_MATCH, MATCH_FULL -> CANNOT_ENTER;
      case SPECTATORS_FULL -> new Refusal(error(fault(problem).detail(), CANNOT_JOIN), CloseReason.NORMAL);
      default -> cannotNow(problem);
    };
  }

  /** Says why a command was not carried out. */
  static Buffer toCommand(Throwable problem) {
    return switch (fault(problem).code()) {
      case COMMAND_INVALID, BAD_REQUEST -> INVALID;
      case CHALLENGER_NOT_READY -> NOT_READY;
      case MATCH_ENDED, NO_SUCH_MATCH -> ENDED;
      default -> error(fault(problem).detail(), 1);
    };
  }

  private static Refusal cannotNow(Throwable problem) {
    return new Refusal(error(fault(problem).detail(), 1), CloseReason.INTERNAL);
  }

  private static Fault fault(Throwable problem) {
    return problem instanceof Fault fault ? fault : new Fault(ErrorCode.INTERNAL);
  }

  private static Buffer error(String words, int code) {
    return new JsonObject().put("error", words).put("code", code).toBuffer();
  }
}

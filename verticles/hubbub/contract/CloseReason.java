package hubbub.contract;

/**
 * Why the hub ends a connection, with the websocket close code (RFC 6455 section 7.4; 4000 to 4999 are ours) and what
 * the client should do next. Raw TCP has no code: there the adapter says the sentence where its protocol has words
 * for it.
 */
public enum CloseReason {
  /** The conversation is over; both sides agree. */
  NORMAL(1000, Advice.DO_NOT_RETRY, "Goodbye."),
  /** The peer broke the transport's framing. */
  PROTOCOL_ERROR(1002, Advice.DO_NOT_RETRY, "The connection's framing was broken."),
  /** The protocol of this listener demands to close, for example at a message before the login. */
  NOT_LOGGED_IN(1008, Advice.DO_NOT_RETRY, "Please log in first."),
  /** A defect of the hub. */
  INTERNAL(1011, Advice.RETRY_LATER, "Something went wrong in the hub."),
  /** The hub restarts or this node leaves. */
  DRAINING(1012, Advice.RETRY, "The hub restarts."),
  /** The hub or the address has as many connections as allowed. */
  FULL(1013, Advice.RETRY_LATER, "There are too many connections."),
  /** The query of a match's address names no role, or no role there is. */
  BAD_QUERY(4000, Advice.DO_NOT_RETRY, "The address says no role in the match."),
  /** Nobody can be told from what came with the handshake of a match. */
  NOT_AUTHENTICATED(4001, Advice.DO_NOT_RETRY, "A match is for those who are logged in."),
  /** The address names a match that is not there. */
  NO_SUCH_MATCH(4004, Advice.DO_NOT_RETRY, "There is no such match."),
  /** Name and password or token were refused. */
  LOGIN_FAILED(4100, Advice.DO_NOT_RETRY, "The login failed."),
  /** Nothing logged in within the time allowed. */
  LOGIN_TIMEOUT(4101, Advice.RETRY_LATER, "Nobody logged in."),
  /** Nothing came for too long, not even an answer to a ping. */
  IDLE(4102, Advice.RETRY, "The connection was idle."),
  /** The client reads more slowly than it is sent to. */
  SLOW(4103, Advice.RETRY_LATER, "The client read too slowly."),
  /** The token was revoked, or the password was changed. */
  REVOKED(4104, Advice.DO_NOT_RETRY, "The login was revoked."),
  /** The account was banned. */
  BANNED(4105, Advice.DO_NOT_RETRY, "The account was banned."),
  /** The same person has taken the same place over a newer connection. */
  REPLACED(4106, Advice.DO_NOT_RETRY, "You are connected from elsewhere now."),
  /** The program behind the connection crashed, or did not start. */
  CONSOLE_FAILED(4107, Advice.DO_NOT_RETRY, "The console has failed."),
  /** Too many frames were refused. */
  OFFENDED(4108, Advice.DO_NOT_RETRY, "There were too many frames that are not allowed.");

  private final int code;
  private final Advice advice;
  private final String sentence;

  CloseReason(int code, Advice advice, String sentence) {
    this.code = code;
    this.advice = advice;
    this.sentence = sentence;
  }

  /** Returns the websocket close code. */
  public int code() {
    return code;
  }

  /** Returns what the client should do next. */
  public Advice advice() {
    return advice;
  }

  /** Returns a sentence that is safe to show; at most 120 bytes of UTF-8, so it fits a close frame. */
  public String sentence() {
    return sentence;
  }

  /** What a client does after its connection was ended. */
  public enum Advice {
    /** Connect again, with the usual back-off. */
    RETRY,
    /** Connect again, but not within the first half minute. */
    RETRY_LATER,
    /** Do not connect again by yourself: a person must act first. */
    DO_NOT_RETRY
  }
}

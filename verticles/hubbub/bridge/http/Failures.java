package hubbub.bridge.http;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every failure in the API's form: with 400 an object of lists of sentences by field, else a {@code detail}. */
final class Failures {
  static final String USERNAME = "username";
  static final String PASSWORD = "password";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int THROTTLED_SECONDS = 60;
  private static final int UNAVAILABLE_SECONDS = 2;

  private Failures() {}

  static Answer answer(Throwable problem) {
    if (problem instanceof Refused refused) {
      return refused.answer();
    }
    if (problem instanceof Fault fault) {
      return answer(fault);
    }
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("http.failed correlation={}", id, problem);
    return Answer.detail(500, ErrorCode.INTERNAL.sentence() + " (" + id + ")");
  }

  private static Answer answer(Fault fault) {
    return switch (fault.code()) {
      case NAME_TAKEN -> Refused.field(USERNAME, "A user with that username already exists.").answer();
      case NAME_INVALID -> Refused.field(USERNAME, fault.detail()).answer();
      case PASSWORD_INVALID -> Refused.field(PASSWORD, fault.detail()).answer();
      case BAD_CREDENTIALS -> Refused.field(Refused.WHOLE, "Unable to log in with provided credentials.").answer();
      case TOKEN_INVALID -> Refused.unauthorized("Invalid token.").answer();
      case THROTTLED, RATE_LIMITED -> later(429, fault, THROTTLED_SECONDS);
      case UNAVAILABLE, BUSY, NO_SUCH_SESSION, SPECTATORS_FULL, NO_SUCH_VIEWER, TOO_MANY_COMMANDS, INPUT_TOO_LONG,
          CONSOLE_DOWN, TOO_MANY_CONSOLES, CONSOLE_STARTING, MODULE_BUSY -> later(503, fault, UNAVAILABLE_SECONDS);
      case INTERNAL -> Answer.detail(500, fault.detail());
      case FORBIDDEN, REGISTRATION_OFF, BANNED, NOT_OWNER, NOT_MEMBER, MUTED, BANNED_FROM_ROOM, ROOM_PRIVATE,
          NOT_HOST, NOT_YOUR_MATCH, TERMINAL_FORBIDDEN, NO_OS_USER -> Answer.detail(403, fault.detail());
      case NO_SUCH_ACCOUNT, NO_SUCH_ROOM, NO_SUCH_PERSON, NO_SUCH_MATCH, NO_SUCH_FILE, NO_SUCH_CONSOLE,
          NO_SUCH_TERMINAL, NO_SUCH_MODULE, NO_SUCH_SERVICE ->
          Answer.detail(404, fault.detail());
      default -> Refused.field(Refused.WHOLE, fault.detail()).answer();
    };
  }

  private static Answer later(int status, Fault fault, int otherwise) {
    return Answer.detail(status, fault.detail())
        .with("Retry-After", Integer.toString(fault.waitSeconds().orElse(otherwise)));
  }

  /** Makes of failures with these codes a sentence at a field of this form. */
  static <T> Future<T> at(Map<ErrorCode, String> fields, Throwable problem) {
    return Future.failedFuture(problem instanceof Fault fault && fields.containsKey(fault.code())
        ? Refused.field(fields.get(fault.code()), fault.detail()) : problem);
  }
}

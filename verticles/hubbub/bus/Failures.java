package hubbub.bus;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps failures between the bus and {@link Fault}, in this one place. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** What a caller sees of a failed request. */
  static Fault received(String address, Throwable problem) {
    if (problem instanceof Fault fault) {
      return fault;
    }
    if (problem instanceof ReplyException reply) {
      return reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
          ? new Fault(ErrorCode.of(reply.failureCode()).orElse(ErrorCode.INTERNAL), text(reply))
          : new Fault(ErrorCode.UNAVAILABLE);
    }
    LOG.error("call.failed address={}", address, problem);
    return new Fault(ErrorCode.INTERNAL);
  }

  /** What a caller sees of an answer that cannot be read, which is no fault of the request's. */
  static Fault unread(String address, Throwable problem) {
    LOG.error("call.failed address={} reason=\"the answer has a wrong shape\"", address, problem);
    return new Fault(ErrorCode.INTERNAL);
  }

  /** What a server answers for a failed handler. */
  static Fault sent(String address, Throwable problem) {
    if (problem instanceof Fault fault) {
      return fault;
    }
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("request.failed address={} correlation={}", address, id, problem);
    return new Fault(ErrorCode.INTERNAL, ErrorCode.INTERNAL.sentence() + " (" + id + ")");
  }

  static void dropped(String address, Fault wrong) {
    LOG.warn("event.dropped address={} reason=\"{}\"", address, wrong.detail());
  }

  private static String text(ReplyException reply) {
    return reply.getMessage() == null ? ErrorCode.INTERNAL.sentence() : reply.getMessage();
  }
}

package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Function;

/**
 * Something asked of Redis, and who waits for the answer. A write has a number from its first sending on, by which
 * Redis knows it when it is sent again. Used on the store's event loop only.
 */
final class Call<T> {
  private final boolean writes;
  private final int bytes;
  private final Function<Stamp, Request> request;
  private final Function<Response, T> answer;
  private final Promise<T> promise;
  private long deadline;
  private long number;
  private boolean over;

  private Call(boolean writes, int bytes, Function<Stamp, Request> request, Function<Response, T> answer,
      Promise<T> promise) {
    this.writes = writes;
    this.bytes = bytes;
    this.request = request;
    this.answer = answer;
    this.promise = promise;
  }

  /** Makes a call that changes nothing. */
  static <T> Call<T> read(Request request, Function<Response, T> answer, Promise<T> promise) {
    return new Call<>(false, 0, stamp -> request, answer, promise);
  }

  /** Makes a call that changes something. */
  static <T> Call<T> write(Order order, Function<Response, T> answer, Promise<T> promise) {
    return new Call<>(true, order.bytes(), order::request, answer, promise);
  }

  boolean writes() {
    return writes;
  }

  int bytes() {
    return bytes;
  }

  /** Says until when it is waited for, in milliseconds of the link's clock. */
  void until(long millis) {
    deadline = millis;
  }

  long deadline() {
    return deadline;
  }

  /** Returns its number; 0 before it was sent. */
  long number() {
    return number;
  }

  void number(long given) {
    number = given;
  }

  /** Tells whether nobody waits for it any more. */
  boolean over() {
    return over;
  }

  Request request(Stamp stamp) {
    return request.apply(stamp);
  }

  void answered(Response response) {
    if (!over) {
      over = true;
      T result;
      try {
        result = answer.apply(response);
      } catch (RuntimeException unreadable) {
        promise.fail(unreadable);
        return;
      }
      promise.complete(result);
    }
  }

  /** Gives up. */
  void unavailable() {
    if (!over) {
      over = true;
      promise.fail(new Fault(ErrorCode.UNAVAILABLE));
    }
  }
}

package hubbub.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Function;

/** A namespace of a store: its keys and the way there. */
record Namespace(String name, Names names, Way way) {
  String owner() {
    return names.owner();
  }

  String meta() {
    return names.meta();
  }

  String values() {
    return names.values(name);
  }

  String order() {
    return names.order(name);
  }

  String expiry() {
    return names.expiry(name);
  }

  String heads() {
    return names.heads(name);
  }

  String stream(String stream) {
    return names.stream(name, stream);
  }

  /** How questions get to Redis and answers to the caller's context. */
  interface Way {
    /** Asks something that changes nothing. */
    <T> Future<T> read(Request request, Function<Response, T> answer);

    /** Changes something. */
    <T> Future<T> write(Order order, Function<Response, T> answer);
  }
}

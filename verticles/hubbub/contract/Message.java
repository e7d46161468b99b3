package hubbub.contract;

import io.vertx.core.json.JsonObject;

/** A body on the event bus. An implementation is a record with a static {@code fromJson} beside {@link #toJson()}. */
public interface Message {
  /** Returns the body as it goes over the bus; reading it with the record's {@code fromJson} gives an equal record. */
  JsonObject toJson();
}

package hubbub.contract;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * An event that is published to whoever listens, without an answer. Events of one sender on one address arrive in
 * order or not at all; whoever must not miss one looks at its sequence number.
 *
 * @param address the event bus address, {@code noun.event.name}
 * @param event reads an event, failing with {@link ErrorCode#BAD_REQUEST} where its shape is wrong
 * @param <E> the event
 */
public record Topic<E extends Message>(String address, Function<JsonObject, E> event) {
  /** Returns the same topic for one room, bridge or other thing: its key is appended to the address after a dot. */
  public Topic<E> of(String key) {
    return new Topic<>(address + "." + key, event);
  }
}

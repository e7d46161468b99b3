package hubbub.bridge.spi;

import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * How one form of a protocol says what everybody is told: each event is encoded once and the same bytes go to every
 * peer that speaks the dialect. Encoding is pure. Empty = the dialect has no words for it. Over a websocket the
 * transport adds the frame header; over TCP the bytes go out as they are.
 */
public interface Dialect {
  /**
   * Tells whether all peers of this dialect are always in all lobby rooms and want to hear of everybody's presence.
   * Such peers share one queue for lobby, presence and broadcasts, which keeps all of these in one order.
   */
  boolean lobbyWide();

  /** Tells whether somebody's own words and typing come back to them (the author of a SAID event gets it too). */
  boolean echoes();

  /** Says what happened in a room. */
  Optional<Buffer> event(RoomView room, RoomEvent event);

  /**
   * Says who came or went. Asked only of a lobby-wide dialect, and never for a renaming: that is told as the going of
   * the old name and the coming of the new one.
   */
  default Optional<Buffer> presence(Presence presence) {
    return Optional.empty();
  }

  /** Says that somebody is typing. */
  default Optional<Buffer> typing(RoomView room, String who) {
    return Optional.empty();
  }

  /** Says what people do elsewhere in the hub, or no longer. */
  default Optional<Buffer> doing(Doings changed) {
    return Optional.empty();
  }

  /** Says what the hub tells everybody. */
  Optional<Buffer> broadcast(String text);
}

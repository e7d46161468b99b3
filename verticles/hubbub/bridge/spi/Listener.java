package hubbub.bridge.spi;

import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.RoomEvent;
import java.util.Optional;

/** What one session is told. Called on the peer's loop. */
public interface Listener {
  /**
   * Returns the dialect this session shares with others: events are then encoded once for all of them and never come to
   * {@link #event}. Empty = events come one by one to this listener. Looked at when the session enters and at
   * {@link ChatSession#dialectChanged}; a dialect is compared by identity, so a protocol keeps one object of each.
   */
  Optional<Dialect> dialect();

  /** Something for this session alone: a direct message, a notice, an invitation, the removal from a room. */
  void delivered(Delivery delivery);

  /** An event in a room of this session, the own words among them; only without a dialect. */
  default void event(RoomView room, RoomEvent event) {}

  /** The hub speaks to everybody; only without a dialect. */
  default void broadcast(String text) {}
}

package hubbub.bridge.spi;

import java.util.List;
import java.util.Optional;

/** A room as this bridge instance knows it: kept up to date by the room's events, and as of the event being told. */
public interface RoomView {
  /** Returns the key, as in {@link hubbub.contract.rooms.RoomEvent#room}. */
  String key();

  /** Returns the name as shown. */
  String name();

  /** Returns the identity of the room's log. */
  String epoch();

  /** Returns the number of the newest event told here. */
  long seq();

  /** Tells whether this is a lobby room. */
  boolean lobby();

  /** Tells whether the room is private. */
  boolean closed();

  /** Returns the owner's name. */
  Optional<String> owner();

  /** Returns the topic, empty for none. */
  String topic();

  /** Returns how many people are in the room. */
  int total();

  /** Returns the names of the people in the room, in the order of joining, at most so many. */
  List<String> members(int limit);
}

package hubbub.bridge.gateway;

import hubbub.bridge.transport.Turn;
import hubbub.bus.Bus;

/** What a {@link Feed} needs of the gateway it belongs to. */
interface Hall {
  Bus bus();

  Turn turn();

  /** Those who hear of all lobby rooms, of presence and of broadcasts in one order. */
  Audiences everybody();

  /** Runs an action after the time that a gap in a room's events is given to close by itself. */
  void soon(Runnable action);

  /** Loads a room anew whose log has become another one. */
  void reopen(Feed feed);

  /** Lets a room go that is no more. */
  void closed(Feed feed);
}

package hubbub.bridge.spi;

import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Person;
import io.vertx.core.Future;
import java.util.List;

/** Rooms, people and messages, as seen by one bridge instance. */
public interface Chat {
  /**
   * Lets a peer in. The future completes before any event is delivered to it, on the peer's loop, so that what is
   * sent in a handler of the future comes first. The session ends with {@link ChatSession#end} or with the
   * connection. Fails as
   * {@link hubbub.contract.rooms.RoomsApi#ATTACH}.
   *
   * @param peer the connection
   * @param who an account's principal or a guest
   * @param entry how it wants to take part
   */
  Future<ChatSession> enter(Peer peer, Principal who, Entry entry);

  /** Returns the names of the lobby rooms, the default first; empty until the rooms have answered once. */
  List<String> lobby();

  /** Returns the names of everybody connected, as known here, in the order of coming. */
  List<String> people();

  /** Asks for everybody connected, with what is known of them besides the name. */
  Future<List<Person>> present();

  /** Tells whether somebody of this name is connected, in any capitals. */
  boolean online(String name);

  /**
   * How a session takes part.
   *
   * @param protocol the adapter's name; a person has one session for each
   * @param rooms the rooms to be in at once; empty = all lobby rooms
   * @param listener what is told to this session alone
   */
  record Entry(String protocol, List<String> rooms, Listener listener) {}
}

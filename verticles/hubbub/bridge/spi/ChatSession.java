package hubbub.bridge.spi;

import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Sent;
import io.vertx.core.Future;
import java.util.List;

/**
 * A peer that takes part in the chat. Requests are worked off in the order they are made, without waiting for each
 * other; futures complete on the peer's loop and fail with the {@link hubbub.contract.Fault}s of
 * {@link hubbub.contract.rooms.RoomsApi}.
 */
public interface ChatSession {
  /** Returns the person's name as everybody sees it; changes with {@link #rename}. */
  String name();

  /** Returns who this is. */
  Principal principal();

  /** Returns the rooms this session is in, in the order of joining; one that was closed is none of them any more. */
  List<RoomView> rooms();

  /** Says something in a room. */
  Future<Said> say(String room, String text);

  /** Says something to one person. */
  Future<Sent> direct(String to, String text);

  /** Tells a room that this person is typing. */
  Future<Void> typing(String room);

  /**
   * Enters a room; where {@code create} is set, one that does not exist is made, and vanishes with its last member.
   * The future completes with the room as of the own joining, before any later event of it is delivered here; the own
   * joining is not told to this session.
   */
  Future<RoomView> join(String room, boolean create);

  /** Makes a room that stays when it is empty, or enters it where it exists. */
  Future<RoomView> establish(String room);

  /** Leaves a room; the own leaving and what comes after it are not told to this session. */
  Future<Void> leave(String room);

  /** Asks for a stretch of history; the query's session is filled in. */
  Future<Page> history(HistoryQuery query);

  /** Asks for the rooms this person may see. */
  Future<List<RoomState>> list();

  /** Takes another name. */
  Future<String> rename(String name);

  /** Makes a room private or public. */
  Future<Void> visibility(String room, boolean closed);

  /** Sets a room's topic. */
  Future<Void> topic(String room, String topic);

  /** Invites somebody to a private room. */
  Future<Void> invite(String room, String who);

  /**
   * Does something about somebody in a room.
   *
   * @param until until when it holds, in milliseconds since the epoch
   * @param reason why, for the person and the audit; may be empty
   */
  Future<Void> moderate(Deed deed, String room, String who, long until, String reason);

  /** Asks what others may see of what this person does. */
  Future<List<String>> shown();

  /** Sets what others may see of what this person does. Fails with FORBIDDEN for a guest. */
  Future<List<String>> show(List<String> what);

  /** Asks for the direct messages that waited. */
  Future<List<Direct>> inbox();

  /** Forgets what was delivered of them. */
  Future<Void> inboxDone(long upTo);

  /** Looks at the listener's dialect again. */
  void dialectChanged();

  /** Leaves the hub; the connection may go on. Calling it twice is harmless. */
  Future<Void> end();
}

package hubbub.contract.rooms;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;

/**
 * The addresses of the {@code rooms} verticle. Whatever a request changes is in the store before it is answered, and
 * in the store before it is published. Requests of one sender are worked off in the order they were sent. Every
 * request that names a session fails with NO_SUCH_SESSION where it is unknown; every moderation with NOT_OWNER,
 * NO_SUCH_ROOM, NO_SUCH_PERSON; what is done against a person also with FORBIDDEN, if it is the one who acts, or an
 * administrator while who acts is none.
 */
public final class RoomsApi {
  /**
   * Enters the hub. The joinings are published before the answer. Fails with NAME_TAKEN (a guest's name is an
   * account's or somebody else's, an account's name is a guest's), ALREADY_CONNECTED, NAME_INVALID, NO_SUCH_ROOM,
   * ROOM_PRIVATE, BANNED_FROM_ROOM, TOO_MANY_ROOMS; then the session is in no room at all.
   */
  public static final Endpoint<Attach, Attached> ATTACH =
      new Endpoint<>("rooms.attach", Attach::fromJson, Attached::fromJson);

  /** Leaves the hub; never fails, a session that is unknown is gone already. */
  public static final Endpoint<OfSession, Done> DETACH =
      new Endpoint<>("rooms.detach", OfSession::fromJson, Done::fromJson);

  /** A bridge instance lives; its sessions are ended when this is missed for 12 s. */
  public static final Endpoint<Alive, Pulse> ALIVE = new Endpoint<>("rooms.alive", Alive::fromJson, Pulse::fromJson);

  /** Everybody who is connected, with the number of the newest presence event. */
  public static final Endpoint<Done, People> PEOPLE = new Endpoint<>("rooms.people", Done::fromJson, People::fromJson);

  /**
   * Enters a room; the answer is its state with the person's own joining in it. Fails with NO_SUCH_SESSION,
   * ALREADY_MEMBER, NO_SUCH_ROOM (unless it may be created), ROOM_NAME_INVALID, ROOM_PRIVATE, BANNED_FROM_ROOM,
   * TOO_MANY_ROOMS.
   */
  public static final Endpoint<Join, RoomState> JOIN =
      new Endpoint<>("rooms.join", Join::fromJson, RoomState::fromJson);

  /** Leaves a room. Fails with NO_SUCH_SESSION, NOT_MEMBER. */
  public static final Endpoint<InRoom, Done> LEAVE = new Endpoint<>("rooms.leave", InRoom::fromJson, Done::fromJson);

  /**
   * Speaks in a room; answered when the message is in the log. Fails with NO_SUCH_SESSION, NOT_MEMBER, MUTED,
   * RATE_LIMITED, MESSAGE_EMPTY, MESSAGE_TOO_LONG.
   */
  public static final Endpoint<Say, Said> SAY = new Endpoint<>("rooms.say", Say::fromJson, Said::fromJson);

  /**
   * Tells the others in a room that one is typing; more than one a second is dropped. Fails with NO_SUCH_SESSION,
   * NOT_MEMBER, MUTED.
   */
  public static final Endpoint<InRoom, Done> TYPE = new Endpoint<>("rooms.type", InRoom::fromJson, Done::fromJson);

  /**
   * Speaks to one person, connected or not. Fails with NO_SUCH_SESSION, NO_SUCH_PERSON (no account and not connected),
   * INBOX_FULL, RATE_LIMITED, MESSAGE_EMPTY, MESSAGE_TOO_LONG.
   */
  public static final Endpoint<SendDirect, Sent> DIRECT =
      new Endpoint<>("rooms.direct", SendDirect::fromJson, Sent::fromJson);

  /**
   * The direct messages that waited for the person. They stay until {@link #INBOX_DONE}. Fails with NO_SUCH_SESSION.
   */
  public static final Endpoint<OfSession, Inbox> INBOX =
      new Endpoint<>("rooms.inbox", OfSession::fromJson, Inbox::fromJson);

  /** Forgets what was delivered from the inbox. Fails with NO_SUCH_SESSION. */
  public static final Endpoint<InboxDone, Done> INBOX_DONE =
      new Endpoint<>("rooms.inbox.done", InboxDone::fromJson, Done::fromJson);

  /** What was said in a room one is in: SAID and TOPIC events only. Fails with NO_SUCH_SESSION, NOT_MEMBER. */
  public static final Endpoint<HistoryQuery, Page> HISTORY =
      new Endpoint<>("rooms.history", HistoryQuery::fromJson, Page::fromJson);

  /**
   * All events after a number, for a bridge that missed some; where the first of them is no longer kept the page is not
   * whole and has those that are. Fails with NO_SUCH_ROOM.
   */
  public static final Endpoint<Fill, Page> FILL = new Endpoint<>("rooms.fill", Fill::fromJson, Page::fromJson);

  /** One room with its members. Fails with NO_SUCH_ROOM. For bridges; not filtered by who asks. */
  public static final Endpoint<OfRoom, RoomState> ROOM =
      new Endpoint<>("rooms.room", OfRoom::fromJson, RoomState::fromJson);

  /** The public rooms and those the person is in or invited to. Fails with NO_SUCH_SESSION. */
  public static final Endpoint<OfSession, RoomList> LIST =
      new Endpoint<>("rooms.list", OfSession::fromJson, RoomList::fromJson);

  /** All rooms, private ones too, without their members. For administrators; fails with FORBIDDEN. */
  public static final Endpoint<OfActor, RoomList> ALL =
      new Endpoint<>("rooms.all", OfActor::fromJson, RoomList::fromJson);

  /**
   * A guest takes another name. Fails with NO_SUCH_SESSION, NAME_TAKEN, NAME_INVALID, FORBIDDEN (an account keeps its
   * name).
   */
  public static final Endpoint<Rename, Renamed> RENAME =
      new Endpoint<>("rooms.rename", Rename::fromJson, Renamed::fromJson);

  /** Sets the topic. Fails with NO_SUCH_ROOM, NOT_OWNER, MESSAGE_TOO_LONG. Audited. */
  public static final Endpoint<SetTopic, Done> TOPIC =
      new Endpoint<>("rooms.topic", SetTopic::fromJson, Done::fromJson);

  /** Makes a room private or public. Fails with NO_SUCH_ROOM, NOT_OWNER, ROOM_FIXED. Audited. */
  public static final Endpoint<SetVisibility, Done> VISIBILITY =
      new Endpoint<>("rooms.visibility", SetVisibility::fromJson, Done::fromJson);

  /**
   * Invites somebody to a private room; somebody connected is told. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON.
   * Audited.
   */
  public static final Endpoint<Moderate, Done> INVITE =
      new Endpoint<>("rooms.invite", Moderate::fromJson, Done::fromJson);

  /**
   * Ends all sessions of a person in a room; they may come back. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON
   * (also where the person is not in the room), FORBIDDEN (the actor, or for an owner an administrator). Audited.
   */
  public static final Endpoint<Moderate, Done> KICK = new Endpoint<>("rooms.kick", Moderate::fromJson, Done::fromJson);

  /**
   * Keeps a person from speaking in a room. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON, FORBIDDEN (the actor,
   * or for an owner an administrator), BAD_REQUEST (no time to come). Audited.
   */
  public static final Endpoint<Moderate, Done> MUTE = new Endpoint<>("rooms.mute", Moderate::fromJson, Done::fromJson);

  /** Lets a person speak again. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON. Audited. */
  public static final Endpoint<Moderate, Done> UNMUTE =
      new Endpoint<>("rooms.unmute", Moderate::fromJson, Done::fromJson);

  /**
   * Kicks a person and keeps it out of the room. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON, FORBIDDEN (the
   * actor, or for an owner an administrator), BAD_REQUEST (no time to come). Audited.
   */
  public static final Endpoint<Moderate, Done> BAN = new Endpoint<>("rooms.ban", Moderate::fromJson, Done::fromJson);

  /** Lets a person in again. Fails with NO_SUCH_ROOM, NOT_OWNER, NO_SUCH_PERSON. Audited. */
  public static final Endpoint<Moderate, Done> UNBAN =
      new Endpoint<>("rooms.unban", Moderate::fromJson, Done::fromJson);

  /** Ends a room with its log. Fails with NO_SUCH_ROOM, NOT_OWNER, ROOM_FIXED. Audited. */
  public static final Endpoint<ActInRoom, Done> DELETE =
      new Endpoint<>("rooms.delete", ActInRoom::fromJson, Done::fromJson);

  /** Speaks to everybody as the hub. Fails with FORBIDDEN, MESSAGE_EMPTY, MESSAGE_TOO_LONG. Audited. */
  public static final Endpoint<Announce, Done> ANNOUNCE =
      new Endpoint<>("rooms.announce", Announce::fromJson, Done::fromJson);

  /**
   * Opens a room for another part of the hub: public, owned by nobody, and there until it is closed. One that is there
   * already becomes such a room. Fails with ROOM_NAME_INVALID, ROOM_FIXED (a lobby room), TOO_MANY_ROOMS.
   */
  public static final Endpoint<OfRoom, Done> KEEP = new Endpoint<>("rooms.keep", OfRoom::fromJson, Done::fromJson);

  /**
   * Speaks in a room as the hub, under the name {@code server}. Fails with NO_SUCH_ROOM, MESSAGE_EMPTY,
   * MESSAGE_TOO_LONG.
   */
  public static final Endpoint<Tell, Said> TELL = new Endpoint<>("rooms.tell", Tell::fromJson, Said::fromJson);

  /** Ends a room that was opened by {@link #KEEP}, with its log. Fails with NO_SUCH_ROOM, ROOM_FIXED. */
  public static final Endpoint<OfRoom, Done> CLOSE = new Endpoint<>("rooms.close", OfRoom::fromJson, Done::fromJson);

  /**
   * Tells who does something of one kind now: the whole list, after a change and at least every 10 s. What has not been
   * told for 30 s nobody does any more. What somebody does not show is told to nobody. Fails with BAD_REQUEST (an
   * unknown kind).
   */
  public static final Endpoint<Doings, Done> DOINGS =
      new Endpoint<>("rooms.doings", Doings::fromJson, Done::fromJson);

  /** Sets what an account shows of what it does. Fails with BAD_REQUEST (an unknown kind), NO_SUCH_PERSON (no name). */
  public static final Endpoint<Show, Show> SHOW = new Endpoint<>("rooms.show", Show::fromJson, Show::fromJson);

  /** Returns what an account shows of what it does. Fails with NO_SUCH_PERSON (no name). */
  public static final Endpoint<OfActor, Show> SHOWN = new Endpoint<>("rooms.shown", OfActor::fromJson, Show::fromJson);

  /** Who began or ended to do something, or shows it now or no longer. */
  public static final Topic<Doings> DOING = new Topic<>("rooms.event.doing", Doings::fromJson);

  /** What happens in one room, in the order of the log: {@code EVENT.of(room)}, by the room's key. */
  public static final Topic<RoomEvent> EVENT = new Topic<>("rooms.event.room", RoomEvent::fromJson);

  /** Who comes and goes, in the order of its numbers. */
  public static final Topic<Presence> PRESENCE = new Topic<>("rooms.event.presence", Presence::fromJson);

  /** Who is typing in one room: {@code TYPING.of(room)}, by the room's key. */
  public static final Topic<Typing> TYPING = new Topic<>("rooms.event.typing", Typing::fromJson);

  /** What is for single sessions of one bridge instance: {@code DELIVER.of(bridge)}, by its key. */
  public static final Topic<Delivery> DELIVER = new Topic<>("rooms.event.deliver", Delivery::fromJson);

  /** A word from the hub to everybody. */
  public static final Topic<Broadcast> BROADCAST = new Topic<>("rooms.event.broadcast", Broadcast::fromJson);

  /** The rooms verticle has started; bridges attach their sessions again. */
  public static final Topic<Pulse> STARTED = new Topic<>("rooms.event.started", Pulse::fromJson);

  private RoomsApi() {}
}

package hubbub.bridge.gateway;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Deed;
import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Listener;
import hubbub.bridge.spi.RoomView;
import hubbub.bridge.transport.Wire;
import hubbub.contract.CloseReason;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Inbox;
import hubbub.contract.rooms.InboxDone;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.OfActor;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.Sent;
import hubbub.contract.rooms.SetTopic;
import hubbub.contract.rooms.SetVisibility;
import hubbub.contract.rooms.Show;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** One peer in the chat: translates what its adapter asks into requests on the bus, and keeps where it attends. */
final class Session implements ChatSession {
  private final ChatGateway gateway;
  private final Wire wire;
  private final Chat.Entry entry;
  private final Map<Feed, Attendance> rooms = new LinkedHashMap<>();
  private Principal principal;
  private String name;
  private final Queue<Delivery> behindInbox = new ArrayDeque<>();
  private Runnable everybody = () -> { };
  private boolean readingInbox;
  private boolean ended;

  Session(ChatGateway gateway, Wire wire, Principal principal, Chat.Entry entry, String name) {
    this.gateway = gateway;
    this.wire = wire;
    this.principal = principal;
    this.entry = entry;
    this.name = name;
  }

  String id() {
    return wire.id();
  }

  /** Is in the rooms it was put in, as of its own joining. */
  void attend(List<RoomState> states) {
    for (RoomState state : states) {
      gateway.feeds().find(state.room()).ifPresent(feed -> {
        Attendance attendance = new Attendance(wire, entry.listener(), name);
        attendance.from(state.seq());
        rooms.put(feed, attendance);
      });
    }
  }

  /** Is told from now on what happens, and what has happened in its rooms since it came. */
  void begin() {
    List.copyOf(rooms.entrySet()).forEach(room -> room.getKey().attend(room.getValue(), room.getValue().after()));
    listen();
  }

  /** Returns how it attaches where it is now, for rooms that have forgotten it. */
  Attach attachment() {
    return gateway.attach(id(), principal,
        new Chat.Entry(entry.protocol(), rooms().stream().map(RoomView::key).toList(), entry.listener()), true);
  }

  /** The rooms will not have it any more: its client had better come anew. */
  void lost() {
    wire.end(CloseReason.DRAINING);
  }

  boolean ended() {
    return ended;
  }

  boolean alone() {
    return entry.listener().dialect().isEmpty();
  }

  void broadcast(String text) {
    entry.listener().broadcast(text);
  }

  /** Tells what is for this session alone; while what waited is being read, direct messages come behind it. */
  void deliver(Delivery delivery) {
    if (readingInbox && delivery.kind() == Delivery.Kind.DIRECT) {
      behindInbox.add(delivery);
      return;
    }
    if (delivery.kind() == Delivery.Kind.REMOVED) {
      gateway.feeds().find(delivery.room()).ifPresent(this::forget);
    }
    entry.listener().delivered(delivery);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Principal principal() {
    return principal;
  }

  @Override
  public List<RoomView> rooms() {
    rooms.keySet().removeIf(Feed::gone);
    return List.copyOf(rooms.keySet());
  }

  @Override
  public Future<Said> say(String room, String text) {
    return call(RoomsApi.SAY, new Say(id(), room, text));
  }

  @Override
  public Future<Sent> direct(String to, String text) {
    return call(RoomsApi.DIRECT, new SendDirect(id(), to, text));
  }

  @Override
  public Future<Void> typing(String room) {
    return call(RoomsApi.TYPE, new InRoom(id(), room)).mapEmpty();
  }

  @Override
  public Future<RoomView> join(String room, boolean create) {
    return enter(new Join(id(), room, create, true, true));
  }

  @Override
  public Future<RoomView> establish(String room) {
    return enter(new Join(id(), room, true, false, true));
  }

  @Override
  public Future<Void> leave(String room) {
    // Before the request: what the room tells of this leaving is for those who stay.
    gateway.feeds().find(room).ifPresent(this::forget);
    return call(RoomsApi.LEAVE, new InRoom(id(), room)).mapEmpty();
  }

  @Override
  public Future<Page> history(HistoryQuery query) {
    return call(RoomsApi.HISTORY, new HistoryQuery(
        id(), query.room(), query.epoch(), query.after(), query.before(), query.limit()));
  }

  @Override
  public Future<List<RoomState>> list() {
    return call(RoomsApi.LIST, new OfSession(id())).map(RoomList::rooms);
  }

  @Override
  public Future<String> rename(String wanted) {
    return call(RoomsApi.RENAME, new Rename(id(), wanted)).map(renamed -> {
      name = renamed.name();
      principal = Principal.guest(name);
      wire.identify(principal);
      dialectChanged();
      return name;
    });
  }

  @Override
  public Future<Void> visibility(String room, boolean closed) {
    return call(RoomsApi.VISIBILITY, new SetVisibility(name, room, closed)).mapEmpty();
  }

  @Override
  public Future<Void> topic(String room, String topic) {
    return call(RoomsApi.TOPIC, new SetTopic(name, room, topic)).mapEmpty();
  }

  @Override
  public Future<Void> invite(String room, String who) {
    return call(RoomsApi.INVITE, new Moderate(name, room, who, Long.MAX_VALUE, "")).mapEmpty();
  }

  @Override
  public Future<Void> moderate(Deed deed, String room, String who, long until, String reason) {
    return call(Deeds.endpoint(deed), new Moderate(name, room, who, until, reason)).mapEmpty();
  }

  @Override
  public Future<List<String>> shown() {
    return call(RoomsApi.SHOWN, new OfActor(name)).map(Show::what);
  }

  @Override
  public Future<List<String>> show(List<String> what) {
    return principal.registered()
        ? call(RoomsApi.SHOW, new Show(name, what)).map(Show::what)
        : Future.failedFuture(new Fault(ErrorCode.FORBIDDEN));
  }

  @Override
  public Future<List<Direct>> inbox() {
    readingInbox = true;
    // Whoever asked hears the answer before what came after it.
    return call(RoomsApi.INBOX, new OfSession(id())).map(Inbox::messages)
        .onComplete(read -> gateway.afterwards(this::inboxRead));
  }

  @Override
  public Future<Void> inboxDone(long upTo) {
    return call(RoomsApi.INBOX_DONE, new InboxDone(id(), upTo)).mapEmpty();
  }

  @Override
  public void dialectChanged() {
    for (Feed feed : List.copyOf(rooms.keySet())) {
      Attendance before = rooms.get(feed);
      feed.leave(before);
      // One that has only just come may be ahead of the feed, or has yet to be told what the feed knows.
      attend(feed, before.begun() ? feed.seq() : before.after());
    }
    gateway.afterwards(this::listen);
  }

  @Override
  public Future<Void> end() {
    if (ended) {
      return Future.succeededFuture();
    }
    ended = true;
    Attach last = attachment();
    everybody.run();
    List.copyOf(rooms.keySet()).forEach(this::forget);
    gateway.ended(last);
    return Future.succeededFuture();
  }

  private void inboxRead() {
    readingInbox = false;
    while (!ended && !behindInbox.isEmpty()) {
      deliver(behindInbox.poll());
    }
  }

  private Future<RoomView> enter(Join join) {
    AtomicLong joined = new AtomicLong();
    return gateway.feeds().heard(join.room(), () -> call(RoomsApi.JOIN, join).onSuccess(s -> joined.set(s.seq())))
        .map(feed -> {
          if (ended) {
            throw new Fault(ErrorCode.NO_SUCH_SESSION);
          }
          attend(feed, joined.get());
          return feed;
        });
  }

  private void attend(Feed feed, long after) {
    Attendance attendance = new Attendance(wire, entry.listener(), name);
    attendance.from(after);
    rooms.put(feed, attendance);
    feed.hold();
    gateway.afterwards(() -> {
      if (rooms.get(feed) == attendance) {
        feed.attend(attendance, after);
      }
      gateway.feeds().release(feed);
    });
  }

  private void forget(Feed feed) {
    Attendance attendance = rooms.remove(feed);
    if (attendance != null) {
      feed.leave(attendance);
      gateway.feeds().tidy(feed);
    }
  }

  private void listen() {
    everybody.run();
    Listener listener = entry.listener();
    everybody = ended ? () -> { }
        : listener.dialect().map((Dialect dialect) -> gateway.everybody().seat(dialect, wire, name)).orElse(() -> { });
  }

  private <Q extends Message, R extends Message> Future<R> call(Endpoint<Q, R> endpoint, Q request) {
    return ended
        ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_SESSION))
        : gateway.asked().awaited(gateway.bus().call(endpoint, request));
  }
}

package hubbub.testing.script;

import hubbub.bridge.spi.Chat.Entry;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Deed;
import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Sent;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Somebody who takes part in the chat in memory. */
final class ScriptedSession implements ChatSession {
  private final ScriptedChat chat;
  private final Peer peer;
  private final Principal principal;
  private final Entry entry;
  private final Set<ScriptedRoom> rooms = new LinkedHashSet<>();
  private String name;
  private List<String> shown = List.of("match");
  private Optional<Dialect> dialect;

  ScriptedSession(ScriptedChat chat, Peer peer, Principal principal, Entry entry) {
    this.chat = chat;
    this.peer = peer;
    this.principal = principal;
    this.entry = entry;
    name = principal.name();
    dialect = entry.listener().dialect();
  }

  boolean is(String person) {
    return ScriptedChat.key(name).equals(ScriptedChat.key(person));
  }

  boolean over(String protocol) {
    return entry.protocol().equals(protocol);
  }

  boolean on(Peer connection) {
    return peer == connection;
  }

  boolean in(ScriptedRoom room) {
    return rooms.contains(room);
  }

  /** Enters without a question asked; the own joining is not told to this session. */
  void enter(ScriptedRoom room) {
    if (!room.has(name)) {
      chat.publish(room, RoomEvent.Kind.JOINED, name, "");
    }
    rooms.add(room);
  }

  /** Is out of the room; the own leaving is not told to this session. */
  void out(ScriptedRoom room, String how) {
    rooms.remove(room);
    if (chat.of(name).stream().noneMatch(session -> session.in(room))) {
      chat.publish(room, RoomEvent.Kind.LEFT, name, how);
      if (room.total() == 0 && !room.lobby()) {
        chat.rooms.remove(room.key());
      }
    }
  }

  void told(RoomView room, RoomEvent event) {
    boolean own = event.kind() == RoomEvent.Kind.SAID && event.who().equals(name);
    dialect.ifPresentOrElse(
        form -> form.event(room, event).filter(bytes -> form.echoes() || !own).ifPresent(peer::send),
        () -> entry.listener().event(room, event));
  }

  void told(Presence presence) {
    dialect.filter(Dialect::lobbyWide).flatMap(form -> form.presence(presence)).ifPresent(peer::send);
  }

  void typed(RoomView room, String who) {
    dialect.filter(form -> form.echoes() || !who.equals(name)).flatMap(form -> form.typing(room, who))
        .ifPresent(peer::send);
  }

  void broadcast(String text) {
    dialect.ifPresentOrElse(
        form -> form.broadcast(text).ifPresent(peer::send), () -> entry.listener().broadcast(text));
  }

  void deliver(Delivery delivery) {
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
    return List.copyOf(rooms);
  }

  @Override
  public Future<Said> say(String room, String text) {
    return chat.script.request("say", room + " " + text, () -> {
      RoomEvent event = chat.publish(mine(room), RoomEvent.Kind.SAID, name, text);
      return new Said(event.seq(), event.at());
    });
  }

  @Override
  public Future<Sent> direct(String to, String text) {
    return chat.script.request("direct", to + " " + text, () -> {
      Delivery delivery = new Delivery(List.of(), Delivery.Kind.DIRECT, name, text, "", chat.now());
      List<ScriptedSession> found = chat.of(to);
      if (found.isEmpty() && !chat.online(to) && !chat.registered(to)) {
        throw new Fault(ErrorCode.NO_SUCH_PERSON);
      }
      found.forEach(session -> session.deliver(delivery));
      return new Sent(found.isEmpty());
    });
  }

  @Override
  public Future<Void> typing(String room) {
    return done("typing", room, in -> chat.typing(mine(in), name));
  }

  @Override
  public Future<RoomView> join(String room, boolean create) {
    return joined("join", room, create);
  }

  @Override
  public Future<RoomView> establish(String room) {
    return joined("establish", room, true);
  }

  @Override
  public Future<Void> leave(String room) {
    return done("leave", room, from -> out(mine(from), "left"));
  }

  @Override
  public Future<Page> history(HistoryQuery query) {
    return chat.script.request("history", query.room() + " " + query.limit(),
        () -> mine(query.room()).history(query));
  }

  @Override
  public Future<List<RoomState>> list() {
    return chat.script.request("list", "", () -> chat.rooms.values().stream()
        .filter(room -> room.lobby() || room.admits(name)).map(ScriptedRoom::state).toList());
  }

  @Override
  public Future<String> rename(String now) {
    return chat.script.request("rename", now, () -> {
      if (principal.registered()) {
        throw new Fault(ErrorCode.FORBIDDEN);
      }
      if (chat.online(now) || chat.registered(now)) {
        throw new Fault(ErrorCode.NAME_TAKEN);
      }
      String before = name;
      name = now;
      chat.renamed(before, now);
      rooms.forEach(room -> chat.publish(room, RoomEvent.Kind.RENAMED, before, now));
      return now;
    });
  }

  @Override
  public Future<Void> visibility(String room, boolean closed) {
    return done("visibility", room, of -> {
      ScriptedRoom owned = owned(of);
      if (owned.lobby()) {
        throw new Fault(ErrorCode.ROOM_FIXED);
      }
      chat.publish(owned, RoomEvent.Kind.VISIBILITY, name, closed ? "private" : "public");
    });
  }

  @Override
  public Future<Void> topic(String room, String topic) {
    return done("topic", room, of -> chat.publish(owned(of), RoomEvent.Kind.TOPIC, name, topic));
  }

  @Override
  public Future<Void> invite(String room, String who) {
    return done("invite", room, to -> {
      if (!chat.online(who)) {
        throw new Fault(ErrorCode.NO_SUCH_PERSON);
      }
      owned(to).invited.add(who);
      chat.of(who).forEach(session -> session.deliver(
          new Delivery(List.of(), Delivery.Kind.INVITED, name, "", chat.room(to).name(), chat.now())));
    });
  }

  @Override
  public Future<Void> moderate(Deed deed, String room, String who, long until, String reason) {
    String argument = room + " " + who + " " + (until == Long.MAX_VALUE ? "for good" : "for a time") + " " + reason;
    return chat.script.request(deed.word(), argument.strip(), () -> {
      owned(room);
      if (!chat.online(who)) {
        throw new Fault(ErrorCode.NO_SUCH_PERSON);
      }
      return null;
    });
  }

  @Override
  public Future<List<String>> shown() {
    return chat.script.request("shown", "", () -> shown);
  }

  @Override
  public Future<List<String>> show(List<String> what) {
    return chat.script.request("show", String.join(" ", what), () -> shown = List.copyOf(what));
  }

  @Override
  public Future<List<Direct>> inbox() {
    return chat.script.request("inbox", name, () -> chat.inbox.getOrDefault(ScriptedChat.key(name), List.of()));
  }

  @Override
  public Future<Void> inboxDone(long upTo) {
    return done("inboxDone", Long.toString(upTo), to -> chat.inbox.remove(ScriptedChat.key(name)));
  }

  @Override
  public void dialectChanged() {
    dialect = entry.listener().dialect();
  }

  @Override
  public Future<Void> end() {
    if (chat.sessions.remove(this)) {
      List.copyOf(rooms).forEach(room -> out(room, "quit"));
      if (chat.of(name).isEmpty()) {
        chat.went(name);
      }
    }
    return Future.succeededFuture();
  }

  private Future<RoomView> joined(String request, String name, boolean create) {
    return chat.script.request(request, name, () -> {
      boolean fresh = create && !chat.rooms.containsKey(ScriptedChat.key(name));
      ScriptedRoom room = fresh ? chat.make(name, false, this.name) : chat.room(name);
      if (in(room)) {
        throw new Fault(ErrorCode.ALREADY_MEMBER);
      }
      if (!room.admits(this.name)) {
        throw new Fault(ErrorCode.ROOM_PRIVATE);
      }
      enter(room);
      return room;
    });
  }

  private ScriptedRoom mine(String room) {
    ScriptedRoom found = chat.room(room);
    if (!in(found)) {
      throw new Fault(ErrorCode.NOT_MEMBER);
    }
    return found;
  }

  private ScriptedRoom owned(String room) {
    ScriptedRoom found = chat.room(room);
    if (!principal.admin() && !found.owner().equals(Optional.of(name))) {
      throw new Fault(ErrorCode.NOT_OWNER);
    }
    return found;
  }

  private Future<Void> done(String request, String argument, Consumer<String> work) {
    Function<String, Void> carriedOut = text -> {
      work.accept(text);
      return null;
    };
    return chat.script.request(request, argument, () -> carriedOut.apply(argument));
  }
}

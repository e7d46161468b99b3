package hubbub.testing.script;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Peer;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Rooms and people in memory, with the lobby {@code general} and {@code random}. What happens is told to all sessions
 * before the request that caused it is answered.
 */
final class ScriptedChat implements Chat {
  final Script script;
  final Map<String, ScriptedRoom> rooms = new LinkedHashMap<>();
  final List<ScriptedSession> sessions = new ArrayList<>();
  final Map<String, List<Direct>> inbox = new LinkedHashMap<>();
  private final ScriptedAccounts accounts;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private int epochs;
  private long clock = 1_700_000_000_000L;

  ScriptedChat(Script script, ScriptedAccounts accounts) {
    this.script = script;
    this.accounts = accounts;
    make("general", true, "");
    make("random", true, "");
  }

  @Override
  public Future<ChatSession> enter(Peer peer, Principal who, Entry entry) {
    return script.request("enter", who.name() + " " + entry.protocol(), () -> {
      boolean here = people.containsKey(key(who.name()));
      if (!who.registered() && (here || accounts.knows(who.name()))) {
        throw new Fault(ErrorCode.NAME_TAKEN);
      }
      if (sessions.stream().anyMatch(session -> session.is(who.name()) && session.over(entry.protocol()))) {
        throw new Fault(ErrorCode.ALREADY_CONNECTED);
      }
      ScriptedSession session = new ScriptedSession(this, peer, who, entry);
      if (!here) {
        came(who.name(), !who.registered(), entry.protocol());
      }
      (entry.rooms().isEmpty() ? lobby() : entry.rooms()).forEach(room -> session.enter(room(room)));
      sessions.add(session);
      return session;
    });
  }

  @Override
  public List<String> lobby() {
    return rooms.values().stream().filter(ScriptedRoom::lobby).map(ScriptedRoom::name).toList();
  }

  @Override
  public List<String> people() {
    return people.values().stream().map(Person::name).toList();
  }

  @Override
  public Future<List<Person>> present() {
    return script.request("present", "", () -> List.copyOf(people.values()));
  }

  @Override
  public boolean online(String name) {
    return people.containsKey(key(name));
  }

  ScriptedRoom make(String name, boolean lobby, String owner) {
    ScriptedRoom room = new ScriptedRoom(name, "e" + ++epochs, lobby, owner);
    rooms.put(room.key(), room);
    return room;
  }

  ScriptedRoom room(String name) {
    return Optional.ofNullable(rooms.get(key(name))).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_ROOM));
  }

  boolean registered(String name) {
    return accounts.knows(name);
  }

  long now() {
    return clock++;
  }

  void pass(long millis) {
    clock += millis;
  }

  void came(String name, boolean guest, String protocol) {
    people.put(key(name), new Person(name, guest, List.of(protocol), List.of()));
    tell(Presence.Kind.CAME, name);
  }

  void went(String name) {
    people.remove(key(name));
    tell(Presence.Kind.WENT, name);
  }

  void renamed(String name, String now) {
    boolean guest = people.get(key(name)).guest();
    List<String> protocols = people.get(key(name)).protocols();
    went(name);
    came(now, guest, protocols.getFirst());
  }

  /** Appends to a room's log and tells its sessions. */
  RoomEvent publish(ScriptedRoom room, RoomEvent.Kind kind, String who, String text) {
    RoomEvent event = room.append(kind, who, text, now());
    List.copyOf(sessions).stream().filter(session -> session.in(room)).forEach(session -> session.told(room, event));
    return event;
  }

  void typing(ScriptedRoom room, String who) {
    each(session -> session.in(room), session -> session.typed(room, who));
  }

  void broadcast(String text) {
    each(session -> true, session -> session.broadcast(text));
  }

  List<ScriptedSession> of(String name) {
    return sessions.stream().filter(session -> session.is(name)).toList();
  }

  static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }

  private void tell(Presence.Kind kind, String who) {
    Presence presence = new Presence("i1", clock, kind, who, "");
    each(session -> true, session -> session.told(presence));
  }

  private void each(Predicate<ScriptedSession> which, Consumer<ScriptedSession> what) {
    List.copyOf(sessions).stream().filter(which).forEach(what);
  }
}

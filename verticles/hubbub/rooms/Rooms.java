package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All rooms there are, by key, and who owns which. */
final class Rooms {
  private final List<Name> lobby;
  private final Map<String, Room> byKey = new HashMap<>();
  private final TreeMap<String, Room> others = new TreeMap<>();
  private final Map<String, Set<Room>> owned = new HashMap<>();

  Rooms(List<Name> lobby) {
    this.lobby = lobby;
  }

  /** Returns a room by its key or its name, in any capitals. */
  Optional<Room> find(String text) {
    Room room = byKey.get(text);
    return room != null ? Optional.of(room) : Name.of(text).map(name -> byKey.get(name.key()));
  }

  /** Returns a room; fails with NO_SUCH_ROOM. */
  Room demand(String text) {
    return find(text).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_ROOM));
  }

  /** Tells whether this very room is there, not another that was made under its name since. */
  boolean has(Room room) {
    return byKey.get(room.key()) == room;
  }

  boolean lobby(String key) {
    return lobby.stream().anyMatch(name -> name.key().equals(key));
  }

  /** Returns the lobby rooms, the default first. */
  List<Room> lobby() {
    return lobby.stream().map(name -> demand(name.key())).toList();
  }

  List<String> lobbyNames() {
    return lobby.stream().map(Name::shown).toList();
  }

  /** Returns every room, lobby first, then by key; not to be kept. */
  List<Room> all() {
    List<Room> all = new ArrayList<>(lobby());
    all.addAll(others.values());
    return all;
  }

  int count() {
    return byKey.size();
  }

  void add(Room room) {
    byKey.put(room.key(), room);
    if (!room.lobby()) {
      others.put(room.key(), room);
    }
    own(room);
  }

  void remove(Room room) {
    disown(room);
    byKey.remove(room.key(), room);
    others.remove(room.key(), room);
  }

  /** Takes over what is now stored of a room. */
  void update(Room room, RoomRecord stored) {
    disown(room);
    room.record(stored);
    if (has(room)) {
      own(room);
    }
  }

  /** Returns the rooms of an owner. */
  Collection<Room> ownedBy(String key) {
    return List.copyOf(owned.getOrDefault(key, Set.of()));
  }

  private void own(Room room) {
    String owner = room.record().ownerKey();
    if (!owner.isEmpty()) {
      owned.computeIfAbsent(owner, key -> new HashSet<>()).add(room);
    }
  }

  private void disown(Room room) {
    owned.computeIfPresent(room.record().ownerKey(), (key, rooms) -> {
      rooms.remove(room);
      return rooms.isEmpty() ? null : rooms;
    });
  }
}

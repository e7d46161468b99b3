package hubbub.bridge.gateway;

import hubbub.contract.Name;
import hubbub.contract.rooms.RoomEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is in a room, kept by the room's events. */
final class Members {
  private final Map<String, String> names = new LinkedHashMap<>();

  Members(List<String> names) {
    names.forEach(this::add);
  }

  int total() {
    return names.size();
  }

  List<String> first(int limit) {
    return names.values().stream().limit(limit).toList();
  }

  void take(RoomEvent event) {
    switch (event.kind()) {
      case JOINED -> add(event.who());
      case LEFT -> names.remove(key(event.who()));
      case RENAMED -> {
        names.remove(key(event.who()));
        add(event.text());
      }
      case SAID, TOPIC, VISIBILITY, CLOSED -> { }
    }
  }

  private void add(String name) {
    names.putIfAbsent(key(name), name);
  }

  static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }
}

package hubbub.testing.script;

import hubbub.bridge.spi.RoomView;
import hubbub.contract.Name;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A room in memory, its log included. */
final class ScriptedRoom implements RoomView {
  final Set<String> invited = new HashSet<>();
  private final Name name;
  private final String epoch;
  private final boolean lobby;
  private final String owner;
  private final List<String> members = new ArrayList<>();
  private final List<RoomEvent> log = new ArrayList<>();
  private boolean closed;
  private String topic = "";

  ScriptedRoom(String name, String epoch, boolean lobby, String owner) {
    this.name = Name.room(name);
    this.epoch = epoch;
    this.lobby = lobby;
    this.owner = owner;
  }

  /** Appends an event and carries it out. */
  RoomEvent append(RoomEvent.Kind kind, String who, String text, long at) {
    switch (kind) {
      case JOINED -> members.add(who);
      case LEFT -> members.remove(who);
      case RENAMED -> members.replaceAll(member -> member.equals(who) ? text : member);
      case TOPIC -> topic = text;
      case VISIBILITY -> closed = text.equals("private");
      default -> { }
    }
    RoomEvent event = new RoomEvent(key(), epoch, seq() + 1, at, kind, who, text);
    log.add(event);
    return event;
  }

  boolean has(String who) {
    return members.contains(who);
  }

  boolean admits(String who) {
    return !closed || owner.equals(who) || members.contains(who) || invited.contains(who);
  }

  Page history(HistoryQuery query) {
    List<RoomEvent> kept = log.stream()
        .filter(event -> event.kind() == RoomEvent.Kind.SAID || event.kind() == RoomEvent.Kind.TOPIC).toList();
    boolean present = query.epoch().isEmpty() || query.epoch().equals(epoch);
    if (present && query.after() > 0 && query.after() <= seq()) {
      return new Page(epoch, true,
          kept.stream().filter(event -> event.seq() > query.after()).limit(query.limit()).toList());
    }
    boolean lost = !present || query.after() > 0;
    List<RoomEvent> found = kept.stream()
        .filter(event -> lost || query.before() == 0 || event.seq() < query.before()).toList();
    List<RoomEvent> newest = found.subList(Math.max(0, found.size() - query.limit()), found.size());
    return new Page(epoch, !lost && newest.size() == found.size(), newest);
  }

  RoomState state() {
    return new RoomState(key(), name(), epoch, seq(), owner, topic, closed, lobby, total(), List.of());
  }

  @Override
  public String key() {
    return name.key();
  }

  @Override
  public String name() {
    return name.shown();
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public long seq() {
    return log.size();
  }

  @Override
  public boolean lobby() {
    return lobby;
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public Optional<String> owner() {
    return owner.isEmpty() ? Optional.empty() : Optional.of(owner);
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public int total() {
    return members.size();
  }

  @Override
  public List<String> members(int limit) {
    return List.copyOf(members.subList(0, Math.min(limit, members.size())));
  }
}

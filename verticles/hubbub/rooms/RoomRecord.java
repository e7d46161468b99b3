package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.Name;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is stored of a room besides its log. Immutable: a change makes another record, which counts once it is stored.
 *
 * @param name the name as shown
 * @param epoch the identity of the log, random
 * @param owner the owner's name, empty for none
 * @param guest whether the owner is a guest
 * @param topic the topic, empty for none
 * @param closed whether it is private
 * @param temporary whether it vanishes with its last member
 * @param invited keys of the people who may enter while it is private
 * @param bans until when people may not enter, by key, in milliseconds since the epoch
 * @param mutes until when people may not speak, likewise
 */
record RoomRecord(String name, String epoch, String owner, boolean guest, String topic, boolean closed,
    boolean temporary, List<String> invited, Map<String, Long> bans, Map<String, Long> mutes) {
  /** How many people each list of a room can hold, so that the record stays small. */
  static final int LONGEST_LIST = 1_000;

  static RoomRecord made(String name, String epoch, String owner, boolean guest, boolean temporary) {
    return new RoomRecord(name, epoch, owner, guest, "", false, temporary, List.of(), Map.of(), Map.of());
  }

  static RoomRecord read(Buffer stored) {
    JsonObject json = stored.toJsonObject();
    Fields fields = new Fields(json);
    return new RoomRecord(fields.text("name"), fields.text("epoch"), fields.text("owner"), fields.flag("guest"),
        fields.text("topic"), fields.flag("closed"), fields.flag("temporary"), fields.texts("invited"),
        times(json.getJsonObject("bans")), times(json.getJsonObject("mutes")));
  }

  Buffer written() {
    return new JsonObject().put("name", name).put("epoch", epoch).put("owner", owner).put("guest", guest)
        .put("topic", topic).put("closed", closed).put("temporary", temporary).put("invited", new JsonArray(invited))
        .put("bans", new JsonObject(Map.copyOf(bans))).put("mutes", new JsonObject(Map.copyOf(mutes))).toBuffer();
  }

  String ownerKey() {
    return Name.of(owner).map(Name::key).orElse("");
  }

  boolean ownedBy(String key) {
    return !owner.isEmpty() && ownerKey().equals(key);
  }

  boolean banned(String key, long now) {
    return bans.getOrDefault(key, 0L) > now;
  }

  boolean muted(String key, long now) {
    return !mutes.isEmpty() && mutes.getOrDefault(key, 0L) > now;
  }

  RoomRecord withOwner(String newOwner, boolean isGuest) {
    return new RoomRecord(name, epoch, newOwner, isGuest, topic, closed, temporary, invited, bans, mutes);
  }

  RoomRecord withTopic(String newTopic) {
    return new RoomRecord(name, epoch, owner, guest, newTopic, closed, temporary, invited, bans, mutes);
  }

  RoomRecord withClosed(boolean nowClosed) {
    return new RoomRecord(name, epoch, owner, guest, topic, nowClosed, temporary, invited, bans, mutes);
  }

  /** A room of the hub is open, stays, and belongs to nobody. */
  RoomRecord asOpen() {
    return new RoomRecord(name, epoch, "", false, topic, false, false, List.of(), bans, mutes);
  }

  RoomRecord withInvited(String key) {
    if (invited.contains(key)) {
      return this;
    }
    List<String> more = new ArrayList<>(invited);
    more.add(key);
    return new RoomRecord(name, epoch, owner, guest, topic, closed, temporary, fitting(more), bans, mutes);
  }

  /** A ban takes the invitation back; a time that is over lifts the ban. */
  RoomRecord withBan(String key, long until, long now) {
    List<String> fewer = invited.stream().filter(other -> !other.equals(key)).toList();
    return new RoomRecord(name, epoch, owner, guest, topic, closed, temporary, until > now ? fewer : invited,
        with(bans, key, until, now), mutes);
  }

  /** A time that is over lifts the mute. */
  RoomRecord withMute(String key, long until, long now) {
    return new RoomRecord(name, epoch, owner, guest, topic, closed, temporary, invited, bans,
        with(mutes, key, until, now));
  }

  /** Somebody has another name: what was theirs, and what was laid on them, goes with them. */
  RoomRecord renamed(String before, Name now, long time) {
    RoomRecord next = ownedBy(before) ? withOwner(now.shown(), guest) : this;
    next = muted(before, time) ? next.withMute(now.key(), mutes.get(before), time) : next;
    return invited.contains(before) && invited.size() < LONGEST_LIST ? next.withInvited(now.key()) : next;
  }

  private static Map<String, Long> with(Map<String, Long> times, String key, long until, long now) {
    Map<String, Long> next = new TreeMap<>(times);
    next.put(key, until);
    next.values().removeIf(end -> end <= now);
    fitting(next.keySet());
    return Map.copyOf(next);
  }

  private static <C extends java.util.Collection<String>> List<String> fitting(C people) {
    if (people.size() > LONGEST_LIST) {
      throw new Fault(ErrorCode.BAD_REQUEST, "This list of the room has " + LONGEST_LIST + " people at the most.");
    }
    return List.copyOf(people);
  }

  private static Map<String, Long> times(JsonObject json) {
    return json.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
        entry -> ((Number) entry.getValue()).longValue()));
  }
}

package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.RoomView;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.RoomState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The commands of the extension {@code rooms}; what they answer stands in the package's description. */
final class RwciRooms {
  private static final int MOST_MEMBERS = 200;

  private RwciRooms() {}

  static void join(RwciMember member, JsonObject packet) {
    Object create = packet.getValue("create", false);
    if (!(create == null || create instanceof Boolean)) {
      member.malformed("join_channel", "The field 'create' must be true or false.");
      return;
    }
    String channel = packet.getString("channel");
    Future<RoomView> joined = Boolean.TRUE.equals(create)
        ? member.session().establish(channel) : member.session().join(channel, false);
    joined.onSuccess(room -> joined(member, room)).onFailure(problem -> member.failed("join_channel", problem));
  }

  static void leave(RwciMember member, JsonObject packet) {
    member.room("leave_channel", packet).ifPresent(room -> {
      if (room.lobby()) {
        member.failed("leave_channel", new Fault(ErrorCode.ROOM_FIXED));
        return;
      }
      String name = room.name();
      member.session().leave(room.key()).onSuccess(done -> {
        member.send(Packet.of("channel_delete").put("channel", name));
        member.send(Packet.of("channel_left").put("channel", name));
      }).onFailure(problem -> member.failed("leave_channel", problem));
    });
  }

  static void list(RwciMember member) {
    member.session().list()
        .onSuccess(rooms -> member.send(
            Packet.of("room_list").putItems("rooms", rooms.stream().map(RwciRooms::listed).toList())))
        .onFailure(problem -> member.failed("room_list", problem));
  }

  static void topic(RwciMember member, JsonObject packet) {
    member.room("topic", packet).ifPresent(room -> member.session().topic(room.key(), packet.getString("topic"))
        .onFailure(problem -> member.failed("topic", problem)));
  }

  static void visibility(RwciMember member, JsonObject packet) {
    if (!(packet.getValue("private") instanceof Boolean closed)) {
      member.malformed("visibility", "The field 'private' must be true or false.");
      return;
    }
    member.room("visibility", packet).ifPresent(room -> member.session().visibility(room.key(), closed)
        .onFailure(problem -> member.failed("visibility", problem)));
  }

  static void invite(RwciMember member, JsonObject packet) {
    String who = packet.getString("username");
    member.room("invite", packet).ifPresent(room -> member.session().invite(room.key(), who)
        .onSuccess(done -> member.send(Packet.of("invite").put("channel", room.name()).put("username", who)))
        .onFailure(problem -> member.failed("invite", problem)));
  }

  static void presence(RwciMember member) {
    member.chat().present().onSuccess(people -> member.send(Packet.of("presence").putItems("people",
            people.stream().map(RwciRooms::present).toList())))
        .onFailure(problem -> member.failed("presence", problem));
  }

  static void shown(RwciMember member, JsonObject packet) {
    List<String> what = new ArrayList<>();
    if (packet.containsKey("what")) {
      if (!(packet.getValue("what") instanceof JsonArray kinds) || !kinds.stream().allMatch(String.class::isInstance)) {
        member.malformed("shown", "The field 'what' must be a list of texts.");
        return;
      }
      kinds.forEach(kind -> what.add((String) kind));
    }
    (packet.containsKey("what") ? member.session().show(what) : member.session().shown())
        .onSuccess(shown -> member.send(Packet.of("shown").put("what", shown)))
        .onFailure(problem -> member.failed("shown", problem));
  }

  private static Packet present(Person person) {
    Packet packet = Packet.item("username", person.name()).put("guest", person.guest())
        .put("protocols", person.protocols());
    return person.doing().isEmpty() ? packet : packet.putItems("doing", person.doing().stream()
        .map(one -> Packet.item("what", one.what()).put("where", one.where())).toList());
  }

  private static void joined(RwciMember member, RoomView room) {
    member.shows(room);
    member.send(Packet.of("channel_create").put("channel", room.name()));
    member.send(Packet.of("channel_joined").put("channel", room.name()).put("topic", room.topic())
        .put("owner", room.owner().orElse("")).put("private", room.closed()).put("total", room.total())
        .put("members", members(room, member.session().name()))
        .put("id", new MessageId(room.epoch(), room.seq()).toString()));
  }

  // Who has just come stands last, behind the cut in a large room, and looks for itself.
  private static List<String> members(RoomView room, String self) {
    List<String> members = room.members(MOST_MEMBERS);
    if (members.contains(self)) {
      return members;
    }
    List<String> shown = new ArrayList<>(members.subList(0, Math.min(members.size(), MOST_MEMBERS - 1)));
    shown.add(self);
    return shown;
  }

  private static Packet listed(RoomState room) {
    return Packet.item("channel", room.name()).put("topic", room.topic()).put("owner", room.owner())
        .put("private", room.closed()).put("lobby", room.lobby()).put("total", room.total());
  }
}

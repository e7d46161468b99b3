package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.RoomView;
import hubbub.contract.Name;
import hubbub.contract.rooms.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Every package the hub sends, as JSON without an ending. The fields of a notification stand in {@code data}, as the
 * protocol's text has it, and again in {@code data.parameters}, where clients look for them. Lists are cut so that a
 * package keeps within so many bytes; {@code total} then says how long the list is.
 */
final class Wording {
  /** The first package of a connection. */
  static final byte[] LOGIN = new Json().raw("{\"type\":\"request\",\"data\":{\"request\":\"login\"}}").bytes();

  private static final int MOST_NAMES = 200;
  private static final String PARAMETERS = ",\"parameters\":{";

  private Wording() {}

  static byte[] message(String text, String username) {
    return new Json().raw("{\"type\":\"message\",\"data\":{\"message\":").text(text)
        .raw(",\"username\":").text(username).raw("}}").bytes();
  }

  /** A word from the hub itself. */
  static byte[] fromServer(String text) {
    return message(text, Name.SERVER);
  }

  static byte[] direct(String text, String username) {
    return new Json().raw("{\"type\":\"message\",\"data\":{\"message\":").text("[private] " + text)
        .raw(",\"username\":").text(username).raw(",\"private\":true}}").bytes();
  }

  static byte[] error(String type, String sentence) {
    return new Json().raw("{\"type\":\"error\",\"data\":{\"error_type\":").text(type)
        .raw(",\"message\":").text(sentence).raw("}}").bytes();
  }

  static byte[] refused(String reason) {
    return new Json().raw("{\"type\":\"session\",\"data\":{\"status\":false,\"reason\":").text(reason)
        .raw("}}").bytes();
  }

  static byte[] accepted(List<String> channels, int fit) {
    return fitting(channels.size(), fit, count -> new Json().raw("{\"type\":\"session\",\"data\":{\"status\":true,")
        .raw(channels(channels, count)).raw("}}"));
  }

  static byte[] channelList(List<String> channels, int fit) {
    return fitting(channels.size(), fit, count -> notification("channel_list", channels(channels, count)));
  }

  /** Somebody came into a room and is one of its users, listed with the others. */
  static byte[] joined(RoomView room, String who, int fit) {
    return moved("user_joined", room, who, fit, count -> {
      List<String> users = new ArrayList<>(room.members(count));
      if (!users.contains(who)) {
        users.subList(Math.min(users.size(), count - 1), users.size()).clear();
        users.add(who);
      }
      return users;
    });
  }

  /** Somebody went out of a room. */
  static byte[] left(RoomView room, String who, int fit) {
    return moved("user_left", room, who, fit, room::members);
  }

  static byte[] renamed(String before, String now, String channel) {
    return notification("user_rename", new Json().raw("\"old_username\":").text(before)
        .raw(",\"new_username\":").text(now).raw(",\"channel\":").text(channel)).bytes();
  }

  /** What a room event is in this protocol; empty where it has no words for it. */
  static Optional<byte[]> event(RoomView room, RoomEvent event, int fit) {
    return switch (event.kind()) {
      case SAID -> Optional.of(message(event.text(), event.who()));
      case JOINED -> Optional.of(joined(room, event.who(), fit));
      case LEFT -> Optional.of(left(room, event.who(), fit));
      case RENAMED -> Optional.of(renamed(event.who(), event.text(), room.name()));
      case CLOSED -> Optional.of(fromServer("The channel " + room.name() + " is closed."));
      case TOPIC, VISIBILITY -> Optional.empty();
    };
  }

  private static Json notification(String event, Json fields) {
    return new Json().raw("{\"type\":\"notification\",\"data\":{\"event_type\":\"" + event + "\",")
        .raw(fields).raw(PARAMETERS).raw(fields).raw("}}}");
  }

  private static Json channels(List<String> channels, int count) {
    Json fields = new Json().raw("\"channels\":").texts(channels.subList(0, count));
    return count == channels.size() ? fields : fields.raw(",\"total\":" + channels.size());
  }

  private static byte[] moved(String event, RoomView room, String who, int fit, IntFunction<List<String>> users) {
    int most = Math.max(1, Math.min(MOST_NAMES, room.total()));
    return fitting(most, fit, count -> notification(event,
        new Json().raw("\"username\":").text(who).raw(",\"channel\":").text(room.name())
            .raw(",\"current_users\":").texts(users.apply(count)).raw(",\"total\":" + room.total())));
  }

  /** Writes with as many items of a list as fit, at least one. */
  private static byte[] fitting(int most, int fit, IntFunction<Json> writer) {
    int count = most;
    byte[] written = writer.apply(count).bytes();
    while (written.length > fit && count > 1) {
      count = Math.max(1, Math.min(count - 1, (int) ((long) count * fit / written.length)));
      written = writer.apply(count).bytes();
    }
    return written;
  }
}

package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Deed;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What owners of rooms and administrators do about people, as a part of the extension {@code rooms}. */
final class RwciModeration {
  private RwciModeration() {}

  /** Makes the handler of the packets that ask for a deed. */
  static BiConsumer<RwciMember, JsonObject> of(Deed deed) {
    return (member, packet) -> ask(member, deed, packet);
  }

  private static void ask(RwciMember member, Deed deed, JsonObject packet) {
    String request = deed.word();
    if (!(packet.getValue("reason", "") instanceof String reason)) {
      member.malformed(request, "The field 'reason' must be a text.");
      return;
    }
    Object seconds = packet.getValue("seconds");
    if (!(seconds == null || seconds instanceof Integer whole && whole > 0)) {
      member.malformed(request, "The field 'seconds' must be a whole number, 1 or more.");
      return;
    }
    String who = packet.getString("username");
    member.room(request, packet).ifPresent(room ->
        member.session().moderate(deed, room.key(), who, until(seconds), reason)
            .onSuccess(done -> member.send(Packet.of(request).put("channel", room.name()).put("username", who)))
            .onFailure(problem -> member.failed(request, problem)));
  }

  private static long until(Object seconds) {
    return seconds instanceof Integer whole
        ? System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(whole) : Long.MAX_VALUE;
  }
}

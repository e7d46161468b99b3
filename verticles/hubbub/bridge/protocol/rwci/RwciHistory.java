package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.RoomView;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The command of the extension {@code history}; what it answers stands in the package's description. */
final class RwciHistory {
  private static final int STANDARD_LIMIT = 100;

  private RwciHistory() {}

  static void ask(RwciMember member, JsonObject packet) {
    Optional<HistoryQuery> query = query(member, packet);
    query.flatMap(asked -> member.room("history", packet)).ifPresent(room -> {
      HistoryQuery asked = query.get();
      HistoryQuery complete =
          new HistoryQuery("", room.key(), asked.epoch(), asked.after(), asked.before(), asked.limit());
      member.session().history(complete).onSuccess(page -> member.send(answer(room, page)))
          .onFailure(problem -> member.failed("history", problem));
    });
  }

  private static Optional<HistoryQuery> query(RwciMember member, JsonObject packet) {
    Fields fields = new Fields(packet);
    try {
      int limit = packet.getValue("limit") == null ? STANDARD_LIMIT : (int) fields.whole("limit", 1, Integer.MAX_VALUE);
      Optional<String> after = fields.optionalText("after");
      Optional<String> from = after.isPresent() ? after : fields.optionalText("before");
      Optional<MessageId> id = from.flatMap(MessageId::of);
      if (from.isPresent() && id.isEmpty()) {
        member.malformed("history", "This is no id of a message.");
        return Optional.empty();
      }
      long seq = id.map(MessageId::seq).orElse(0L);
      return Optional.of(new HistoryQuery("", "", id.map(MessageId::epoch).orElse(""),
          after.isPresent() ? seq : 0, after.isPresent() ? 0 : seq, limit));
    } catch (Fault fault) {
      member.malformed("history", fault.detail());
      return Optional.empty();
    }
  }

  private static Packet answer(RoomView room, Page page) {
    Packet answer = Packet.of("history").put("channel", room.name()).put("epoch", page.epoch())
        .put("complete", page.whole());
    List<RoomEvent> events = page.events();
    if (!events.isEmpty()) {
      answer.put("first", id(events.getFirst())).put("last", id(events.getLast()));
    }
    return answer.putItems("messages", events.stream().filter(event -> event.kind() == RoomEvent.Kind.SAID)
        .map(event -> RwciDialect.message(room, event, true)).toList());
  }

  private static String id(RoomEvent event) {
    return new MessageId(event.epoch(), event.seq()).toString();
  }
}

package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How RWCI says what everybody is told: the text's own form, and the same with ids and with rooms. There is one object
 * of each form, so that every client of a form gets the same bytes.
 */
final class RwciDialect implements Dialect {
  private static final List<RwciDialect> FORMS = List.of(
      new RwciDialect(false, false), new RwciDialect(true, false),
      new RwciDialect(false, true), new RwciDialect(true, true));

  private final boolean ids;
  private final boolean rooms;

  private RwciDialect(boolean ids, boolean rooms) {
    this.ids = ids;
    this.rooms = rooms;
  }

  static RwciDialect of(Set<Extension> granted) {
    return FORMS.get((granted.contains(Extension.IDS) ? 1 : 0) + (granted.contains(Extension.ROOMS) ? 2 : 0));
  }

  /** A message as it is told live and in a history. */
  static Packet message(RoomView room, RoomEvent event, boolean identified) {
    Packet packet = Packet.of("message");
    if (identified) {
      packet.put("id", new MessageId(event.epoch(), event.seq()).toString()).put("ts", event.at());
    }
    return packet.put("author", event.who()).put("message", event.text()).put("channel", room.name());
  }

  @Override
  public boolean lobbyWide() {
    return true;
  }

  @Override
  public boolean echoes() {
    return true;
  }

  @Override
  public Optional<Buffer> event(RoomView room, RoomEvent event) {
    if (event.kind() == RoomEvent.Kind.SAID) {
      return Optional.of(message(room, event, ids).end());
    }
    return rooms ? change(room, event).map(packet -> packet.put("channel", room.name()).end()) : Optional.empty();
  }

  @Override
  public Optional<Buffer> presence(Presence presence) {
    return switch (presence.kind()) {
      case CAME -> Optional.of(join(presence.who()));
      case WENT -> Optional.of(Packet.of("quit").put("username", presence.who()).end());
      case RENAMED -> Optional.empty();
    };
  }

  @Override
  public Optional<Buffer> typing(RoomView room, String who) {
    Packet packet = Packet.of("typing").put("username", who);
    return Optional.of((rooms ? packet.put("channel", room.name()) : packet).end());
  }

  @Override
  public Optional<Buffer> doing(Doings changed) {
    return rooms ? Optional.of(Packet.of("doing").put("what", changed.what()).putItems("people",
        changed.people().stream().map(one -> Packet.item("username", one.who()).put("where", one.where())).toList())
        .end()) : Optional.empty();
  }

  @Override
  public Optional<Buffer> broadcast(String text) {
    return Optional.of(Packet.of("broadcast").put("message", text).end());
  }

  static Buffer join(String who) {
    return Packet.of("join").put("username", who).end();
  }

  // In the lobby join and quit say who is there.
  private static Optional<Packet> change(RoomView room, RoomEvent event) {
    boolean counted = !room.lobby();
    return switch (event.kind()) {
      case JOINED -> Optional.of(Packet.of("channel_join").put("username", event.who())).filter(packet -> counted);
      case LEFT -> Optional.of(Packet.of("channel_leave").put("username", event.who())).filter(packet -> counted);
      case RENAMED -> Optional.of(Packet.of("channel_rename").put("username", event.who()).put("now", event.text()))
          .filter(packet -> counted);
      case TOPIC -> Optional.of(Packet.of("topic").put("username", event.who()).put("topic", event.text()));
      case VISIBILITY -> Optional.of(Packet.of("visibility").put("username", event.who())
          .put("private", event.text().equals("private")));
      case CLOSED -> Optional.of(Packet.of("channel_delete"));
      case SAID -> Optional.empty();
    };
  }
}

package hubbub.bridge.protocol.line;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.Name;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What everybody is told: to those in one room as it is, to those in several with the room's name. */
enum LineDialect implements Dialect {
  ONE_ROOM, SEVERAL_ROOMS;

  @Override
  public boolean lobbyWide() {
    return false;
  }

  @Override
  public boolean echoes() {
    return false;
  }

  @Override
  public Optional<Buffer> event(RoomView room, RoomEvent event) {
    String words = Wording.event(event);
    return Optional.of(Wording.line(this == ONE_ROOM ? words : "[" + room.name() + "] " + words));
  }

  @Override
  public Optional<Buffer> broadcast(String text) {
    return Optional.of(Wording.line(Wording.direct(Name.SERVER, text)));
  }
}

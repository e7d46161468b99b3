package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What everybody is told, in a form that needs no pacing. */
final class FormDialect implements Dialect {
  private final Form form;
  private final Packing packing;

  FormDialect(Form form, Packing packing) {
    this.form = form;
    this.packing = packing;
  }

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
    return Wording.event(room, event, packing.fit(form)).map(parcel -> packing.pack(form, parcel));
  }

  @Override
  public Optional<Buffer> broadcast(String text) {
    return Optional.of(packing.pack(form, Wording.fromServer(text)));
  }
}

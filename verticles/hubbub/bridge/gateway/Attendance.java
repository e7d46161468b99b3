package hubbub.bridge.gateway;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Listener;
import hubbub.bridge.spi.RoomView;
import hubbub.bridge.transport.Wire;
import hubbub.contract.rooms.RoomEvent;
import java.util.Optional;

/** One session in one room: from which number on it is told, and how. */
final class Attendance {
  private final Wire wire;
  private final Listener listener;
  private final Optional<Dialect> dialect;
  private final String person;
  private Runnable seat = () -> { };
  private boolean begun;
  private long after;

  Attendance(Wire wire, Listener listener, String person) {
    this.wire = wire;
    this.listener = listener;
    this.dialect = listener.dialect();
    this.person = person;
  }

  boolean shared() {
    return dialect.isPresent();
  }

  boolean lobbyWide() {
    return dialect.map(Dialect::lobbyWide).orElse(false);
  }

  /** Tells whether it has been told what came behind its number, and hears what happens now. */
  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  long after() {
    return after;
  }

  void from(long number) {
    after = number;
  }

  void seat(Audiences audiences) {
    seat = audiences.seat(dialect.orElseThrow(), wire, person);
  }

  void leave() {
    seat.run();
    seat = () -> { };
  }

  /** Tells this session alone: one that has no dialect, or one that came too late for an event told to all. */
  void tell(RoomView room, RoomEvent event) {
    if (event.seq() <= after) {
      return;
    }
    after = event.seq();
    if (dialect.isPresent()) {
      dialect.get().event(room, event).ifPresent(wire::send);
    } else {
      listener.event(room, event);
    }
  }
}

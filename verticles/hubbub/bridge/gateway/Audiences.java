package hubbub.bridge.gateway;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.transport.Audience;
import hubbub.bridge.transport.Seat;
import hubbub.bridge.transport.Turn;
import hubbub.bridge.transport.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The audiences of one thing that is told, one for each dialect: what is told is encoded once for each of them. */
final class Audiences {
  private final Turn turn;
  private final Map<Dialect, Group> groups = new IdentityHashMap<>();

  Audiences(Turn turn) {
    this.turn = turn;
  }

  boolean empty() {
    return groups.values().stream().allMatch(group -> group.audience.empty());
  }

  /** Seats a person's peer; the seat is left by the action returned. */
  Runnable seat(Dialect dialect, Wire wire, String person) {
    Group group = groups.computeIfAbsent(dialect, first -> new Group(new Audience(turn, wire), new HashMap<>()));
    Seat seat = group.audience.seat(wire);
    String key = Members.key(person);
    if (!dialect.echoes()) {
      group.seats.put(key, seat);
    }
    return () -> {
      seat.leave();
      group.seats.remove(key, seat);
    };
  }

  /** Tells everybody, but not the author where the dialect does not echo. An empty author is nobody. */
  void tell(Function<Dialect, Optional<Buffer>> words, String author) {
    groups.forEach((dialect, group) -> {
      if (!group.audience.empty()) {
        words.apply(dialect).ifPresent(message -> group.say(message, dialect.echoes() ? "" : author));
      }
    });
  }

  private record Group(Audience audience, Map<String, Seat> seats) {
    void say(Buffer message, String author) {
      Seat spared = author.isEmpty() ? null : seats.get(Members.key(author));
      if (spared == null) {
        audience.say(message);
      } else {
        audience.sayExcept(message, spared);
      }
    }
  }
}

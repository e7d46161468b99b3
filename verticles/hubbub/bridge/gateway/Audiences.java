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
    Group group = groups.computeIfAbsent(
        dialect, first -> new Group(new Audience(turn, wire), new HashMap<>(), new IdentityHashMap<>()));
    Seat seat = group.audience.seat(wire);
    if (!dialect.echoes()) {
      group.name(seat, Members.key(person));
    }
    return () -> {
      seat.leave();
      group.forget(seat);
    };
  }

  /** Somebody has another name from now on: the next words under it may come before the renaming is answered. */
  void renamed(String before, String now) {
    groups.values().forEach(group -> {
      Seat seat = group.seats.get(Members.key(before));
      if (seat != null) {
        group.forget(seat);
        group.name(seat, Members.key(now));
      }
    });
  }

  /** Tells everybody, but not the author where the dialect does not echo. An empty author is nobody. */
  void tell(Function<Dialect, Optional<Buffer>> words, String author) {
    groups.forEach((dialect, group) -> {
      if (!group.audience.empty()) {
        words.apply(dialect).ifPresent(message -> group.say(message, dialect.echoes() ? "" : author));
      }
    });
  }

  private record Group(Audience audience, Map<String, Seat> seats, Map<Seat, String> names) {
    void name(Seat seat, String key) {
      seats.put(key, seat);
      names.put(seat, key);
    }

    void forget(Seat seat) {
      String key = names.remove(seat);
      if (key != null) {
        seats.remove(key, seat);
      }
    }

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

package hubbub.rooms;

import hubbub.bus.Leases;
import hubbub.contract.Alive;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Head;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Pulse;
import hubbub.watch.Reading;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done from time to time: sessions of dead bridges, logs that grew old, and what a failing store left open. */
final class Caretaker {
  private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
  private static final int SWEEP_EVERY = 5;
  private static final long LATELY_MILLIS = 60_000;
  private static final int MOST_BURIED = 1_000;

  private final Hall hall;
  private final Entrance entrance;
  private final Doors doors;
  private final Founding founding;
  private final Succession succession;
  private final Leases leases;
  private final Buried buried = new Buried(MOST_BURIED);
  private final Reading people;
  private final Reading rooms;
  private final long graceEnds;
  private boolean patient = true;
  private int ticks;

  Caretaker(Hall hall, Entrance entrance, Doors doors, Founding founding, Succession succession) {
    this.hall = hall;
    this.entrance = entrance;
    this.doors = doors;
    this.founding = founding;
    this.succession = succession;
    this.leases = new Leases(hall.config().timing().bridgeSilence().toMillis());
    this.people = hall.bus().meters().reading("hub_people", "People who are connected, each counted once.");
    this.rooms = hall.bus().meters().reading("hub_rooms", "Rooms there are.");
    this.graceEnds = hall.steady() + hall.config().timing().emptyGrace().toMillis();
  }

  /** Notes that a bridge lives. */
  Future<Pulse> alive(Alive alive) {
    heard(alive.bridge());
    return Future.succeededFuture(new Pulse(hall.people().incarnation(), buried.has(alive.bridge()),
        hall.people().seq(), heads()));
  }

  /** Takes whatever a bridge says for a sign of life. */
  void heard(String bridge) {
    leases.alive(bridge, hall.steady());
  }

  /** A bridge that brings a session back has heard that they were ended; an answer alone may be lost on its way. */
  void heard(Attach attach) {
    heard(attach.bridge());
    if (attach.resume()) {
      buried.remove(attach.bridge());
    }
  }

  /** To be called every second. */
  void tick() {
    long now = hall.steady();
    people.tell(hall.people().count());
    rooms.tell(hall.rooms().count());
    leases.lost(now).forEach(this::bury);
    if (patient && now >= graceEnds) {
      patient = false;
      founding.loseGrace();
      hall.departures().close();
      sweep(now);
    } else if (++ticks % SWEEP_EVERY == 0) {
      sweep(now);
    }
  }

  /** Counts the logs that were taken up, one after the other and in nobody's way. */
  void countLogs() {
    countNext(new ArrayDeque<>(hall.rooms().all()));
  }

  /** How far the rooms have come in which something happened within the last few signs of life. */
  private List<Head> heads() {
    long since = hall.now() - LATELY_MILLIS;
    return hall.rooms().all().stream().filter(room -> room.log().changedAt() > since)
        .map(room -> new Head(room.key(), room.log().seq())).toList();
  }

  private void countNext(Queue<Room> rooms) {
    Room room = rooms.poll();
    if (room != null) {
      hall.log().count(room).onComplete(counted -> countNext(rooms));
    }
  }

  private void bury(String bridge) {
    List<Session> sessions = hall.people().of(bridge);
    buried.add(bridge);
    LOG.warn("bridge.lost bridge={} sessions={}", bridge, sessions.size());
    sessions.forEach(session -> entrance.detach(new OfSession(session.id())));
  }

  private void sweep(long now) {
    doors.payOwed();
    hall.people().forgive(now);
    for (Room room : hall.rooms().all()) {
      hall.log().trim(room);
      founding.vanishIfEmpty(room);
    }
    if (!patient) {
      succession.settleAll();
    }
  }
}

package hubbub.matches;

import hubbub.bus.Cemetery;
import hubbub.bus.Leases;
import hubbub.watch.Reading;
import io.vertx.core.Future;

/** What is done from time to time: sessions of dead bridges, seats kept long enough, snapshots, and what had failed. */
final class Caretaker {
  /** How often it looks, in milliseconds. */
  static final long TICK_MILLIS = 100;

  private final House house;
  private final Doors doors;
  private final Referee referee;
  private final Snapshotter snapshotter;
  private final Cemetery cemetery;
  private final Leases leases;
  private final Reading matches;
  private final int turns;
  private long tick;

  Caretaker(House house, Doors doors, Referee referee, Cemetery cemetery) {
    this.house = house;
    this.doors = doors;
    this.referee = referee;
    this.turns = (int) Math.max(1, house.config().timing().snapshots().toMillis() / TICK_MILLIS);
    this.snapshotter = new Snapshotter(house, referee, turns);
    this.cemetery = cemetery;
    this.matches = house.bus().meters().reading("hub_matches", "Matches that are not over.");
    this.leases = new Leases(house.config().timing().bridgeSilence().toMillis());
  }

  /** Takes whatever a bridge says for a sign of life. */
  void heard(String bridge) {
    leases.alive(bridge, house.steady());
  }

  /** Stores how all matches stand, which from then on stand still; never fails. */
  Future<Void> close() {
    return snapshotter.takeLast();
  }

  /** To be called every {@link #TICK_MILLIS}. */
  void tick() {
    long now = house.steady();
    matches.tell(house.lobby().all().size());
    leases.lost(now).forEach(doors::lose);
    house.lobby().all().forEach(match -> referee.look(match, now));
    cemetery.clear(now);
    house.rooms().closeDue(house.now());
    snapshotter.take();
    if (++tick % turns == 0) {
      house.records().probe();
    }
  }
}

package hubbub.matches;

import hubbub.bus.Leases;

/** What is done from time to time: sessions of dead bridges, seats kept long enough, snapshots, and what had failed. */
final class Caretaker {
  private final House house;
  private final Doors doors;
  private final Referee referee;
  private final Snapshotter snapshotter;
  private final Cemetery cemetery;
  private final Leases leases;
  private long nextSnapshots;

  Caretaker(House house, Doors doors, Referee referee, Snapshotter snapshotter, Cemetery cemetery) {
    this.house = house;
    this.doors = doors;
    this.referee = referee;
    this.snapshotter = snapshotter;
    this.cemetery = cemetery;
    this.leases = new Leases(house.config().timing().bridgeSilence().toMillis());
    this.nextSnapshots = house.steady() + house.config().timing().snapshots().toMillis();
  }

  /** Takes whatever a bridge says for a sign of life. */
  void heard(String bridge) {
    leases.alive(bridge, house.steady());
  }

  /** To be called several times a second. */
  void tick() {
    long now = house.steady();
    leases.lost(now).forEach(doors::lose);
    house.lobby().all().forEach(match -> referee.look(match, now));
    cemetery.clear(now);
    house.rooms().closeDue(house.now());
    if (now >= nextSnapshots) {
      nextSnapshots = now + house.config().timing().snapshots().toMillis();
      snapshotter.take();
      house.records().probe();
    }
  }
}

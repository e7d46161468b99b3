package hubbub.matches;

import hubbub.contract.matches.Role;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.RoomsApi;
import java.util.Comparator;
import java.util.List;

/** Tells the rooms who is in a match: once a second where that has changed, and now and then all the same. */
final class Whereabouts {
  /** How often it looks, in milliseconds. */
  static final long TICK_MILLIS = 1_000;
  private static final int AGAIN = 10;
  private static final String MATCH = "match";

  private final House house;
  private List<Doing> told = List.of();
  private int quiet = AGAIN;

  Whereabouts(House house) {
    this.house = house;
  }

  /** To be called every {@link #TICK_MILLIS}. */
  void tick() {
    List<Doing> now = house.lobby().places().stream().filter(place -> place.role() != Role.SPECTATOR)
        .map(place -> new Doing(place.person().shown(), MATCH, place.match().key()))
        .sorted(Comparator.comparing(Doing::who)).toList();
    if (++quiet < AGAIN && now.equals(told)) {
      return;
    }
    told = now;
    quiet = 0;
    house.bus().call(RoomsApi.DOINGS, new Doings(MATCH, now)).onFailure(unheard -> quiet = AGAIN);
  }
}

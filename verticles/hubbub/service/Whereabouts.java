package hubbub.service;

import hubbub.bus.Bus;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.RoomsApi;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells the rooms who does something of one kind: once a second where that has changed, now and then all the same. */
public final class Whereabouts {
  /** How often it looks, in milliseconds. */
  public static final long TICK_MILLIS = 1_000;
  private static final int AGAIN = 10;

  private final Bus bus;
  private final String what;
  private final Supplier<Stream<Doing>> people;
  private List<Doing> told = List.of();
  private int quiet = AGAIN;

  /**
   * Makes one that begins with the next tick.
   *
   * @param what the kind, as {@link RoomsApi#DOINGS} knows it
   * @param people who does it now; who is named twice does it where the first one says
   */
  public Whereabouts(Bus bus, String what, Supplier<Stream<Doing>> people) {
    this.bus = bus;
    this.what = what;
    this.people = people;
  }

  /** Looks, and tells what there is to tell; to be called every {@link #TICK_MILLIS}. */
  public void tick() {
    List<Doing> now = people.get().distinct().sorted(Comparator.comparing(Doing::who)).toList();
    if (++quiet < AGAIN && now.equals(told)) {
      return;
    }
    told = now;
    quiet = 0;
    bus.call(RoomsApi.DOINGS, new Doings(what, now)).onFailure(unheard -> quiet = AGAIN);
  }
}

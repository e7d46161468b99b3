package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Delivery.Kind;
import hubbub.contract.rooms.RoomsApi;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What all parts of the verticle share: the people, the rooms, their records and logs, and the way to the bus.
 *
 * @param config the configuration
 * @param times the time
 * @param bus the bus of this verticle
 * @param people who is connected
 * @param rooms the rooms there are
 * @param records what is stored of them
 * @param log what happens in them
 * @param departures who has left since the start
 */
record Hall(RoomsConfig config, Times times, Bus bus, People people, Rooms rooms, RoomRecords records, RoomLog log,
    Departures departures) {
  /** Returns the time of day, in milliseconds since the epoch. */
  long now() {
    return times.now();
  }

  /** Returns the steady time, in milliseconds. */
  long steady() {
    return times.passed();
  }

  /** Sends something to single sessions, in one piece for each bridge. */
  void deliver(List<Session> sessions, Kind kind, String who, String text, String room) {
    sessions.stream().collect(Collectors.groupingBy(Session::bridge)).forEach((bridge, there) ->
        bus.publish(RoomsApi.DELIVER.of(bridge),
            new Delivery(there.stream().map(Session::id).toList(), kind, who, text, room, now())));
  }
}

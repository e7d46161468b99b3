package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Delivery.Kind;
import hubbub.contract.rooms.RoomsApi;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What all parts of the verticle share: the people, the rooms, their records and logs, and the way to the bus.
 *
 * @param config the configuration
 * @param clock the time
 * @param bus the bus of this verticle
 * @param people who is connected
 * @param rooms the rooms there are
 * @param records what is stored of them
 * @param log what happens in them
 */
record Hall(RoomsConfig config, Clock clock, Bus bus, People people, Rooms rooms, RoomRecords records, RoomLog log) {
  long now() {
    return clock.millis();
  }

  /** Sends something to single sessions, in one piece for each bridge. */
  void deliver(List<Session> sessions, Kind kind, String who, String text, String room) {
    sessions.stream().collect(Collectors.groupingBy(Session::bridge)).forEach((bridge, there) ->
        bus.publish(RoomsApi.DELIVER.of(bridge),
            new Delivery(there.stream().map(Session::id).toList(), kind, who, text, room, now())));
  }
}

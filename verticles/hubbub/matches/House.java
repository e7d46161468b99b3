package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchesApi;
import io.vertx.core.json.JsonObject;

/**
 * What all parts of the verticle share: the matches, what is stored, the games and the rooms, and the way to the bus.
 *
 * @param config the configuration
 * @param times the time
 * @param bus the bus of this verticle
 * @param lobby the matches that are not over
 * @param ratings what players are rated
 * @param records what is stored of matches and players
 * @param snapshots what is stored of running games
 * @param games the games
 * @param rooms the rooms of the matches
 */
record House(MatchesConfig config, Times times, Bus bus, Lobby lobby, Ratings ratings, MatchRecords records,
    Snapshots snapshots, Games games, MatchRooms rooms) {
  private static final JsonObject EMPTY = new JsonObject();

  /** Returns the time of day, in milliseconds since the epoch. */
  long now() {
    return times.now();
  }

  /** Returns the steady time, in milliseconds. */
  long steady() {
    return times.passed();
  }

  /** Tells everybody at a match something that goes to the clients as it is. */
  void tell(LiveMatch match, Kind kind, JsonObject frame) {
    publish(match, kind, frame, "");
  }

  /** Tells everybody at a match something that needs no words. */
  void tell(LiveMatch match, Kind kind) {
    publish(match, kind, EMPTY, "");
  }

  /** Tells the bridge of one session something. */
  void tell(LiveMatch match, Kind kind, Session session) {
    publish(match, kind, EMPTY, session.id());
  }

  private void publish(LiveMatch match, Kind kind, JsonObject frame, String session) {
    bus.publish(MatchesApi.EVENT.of(match.key()), new MatchEvent(match.id(), match.nextSeq(), kind, frame, session));
  }
}

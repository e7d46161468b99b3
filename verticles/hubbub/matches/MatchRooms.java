package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Tell;
import hubbub.matches.MatchRecords.RoomEnd;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of the matches: made with the match, told what happens, and closed a while after its end. The score is told
 * as snapshots find it changed, once a second. At Pong nobody scores twice in that time; in a game where that happens
 * both are told as one. Nothing here holds a match up: what the rooms do not take is logged and left, but for the
 * closing, which is tried again.
 */
final class MatchRooms {
  private static final Logger LOG = LoggerFactory.getLogger(MatchRooms.class);
  private static final long AGAIN_MILLIS = 10_000;

  private final Bus bus;
  private final MatchRecords records;
  private final MatchesConfig.RoomRules rules;
  private final Map<Long, Future<Void>> last = new HashMap<>();
  private final Set<RoomEnd> ends = new HashSet<>();

  MatchRooms(Bus bus, MatchRecords records, MatchesConfig.RoomRules rules) {
    this.bus = bus;
    this.records = records;
    this.rules = rules;
  }

  /** Makes the room of a match. */
  void open(LiveMatch match) {
    inTurn(match, () -> keep(room(match.id())));
  }

  /** Says something in the room of a match, as the hub. */
  void say(LiveMatch match, String text) {
    inTurn(match, () -> tell(room(match.id()), text)
        .recover(problem -> Fault.is(problem, ErrorCode.NO_SUCH_ROOM)
            ? keep(room(match.id())).compose(kept -> tell(room(match.id()), text)) : Future.failedFuture(problem)));
  }

  /** Tells whether everything that was to be said in the room of a match has been said. */
  boolean quiet(LiveMatch match) {
    return !last.containsKey(match.id());
  }

  /** Returns what is to be stored with the end of a match: that its room is to be closed. */
  List<RoomEnd> endOf(LiveMatch match, long now) {
    return rules.on() ? List.of(new RoomEnd(match.id(), now + rules.kept().toMillis())) : List.of();
  }

  /** Takes up that a room is to be closed, as it is stored. */
  void ends(RoomEnd end) {
    ends.add(end);
  }

  /** Closes the rooms whose time is over. */
  void closeDue(long now) {
    List<RoomEnd> due = ends.stream().filter(end -> end.at() <= now).toList();
    due.forEach(end -> {
      ends.remove(end);
      close(end).onFailure(problem -> ends.add(new RoomEnd(end.match(), now + AGAIN_MILLIS)));
    });
  }

  private Future<Void> close(RoomEnd end) {
    return bus.call(RoomsApi.CLOSE, new OfRoom(room(end.match())))
        .transform(closed -> closed.succeeded() || Fault.is(closed.cause(), ErrorCode.NO_SUCH_ROOM)
            ? records.closed(end) : Future.failedFuture(closed.cause()));
  }

  private Future<Void> keep(String room) {
    return bus.call(RoomsApi.KEEP, new OfRoom(room)).mapEmpty();
  }

  private Future<Void> tell(String room, String text) {
    return bus.call(RoomsApi.TELL, new Tell(room, text)).mapEmpty();
  }

  private void inTurn(LiveMatch match, Supplier<Future<Void>> step) {
    if (rules.on()) {
      Future<Void> mine = last.getOrDefault(match.id(), Future.succeededFuture())
          .transform(before -> step.get())
          .otherwise(problem -> {
            LOG.warn("match.room.failed match={} reason=\"{}\"", match.id(), problem.getMessage());
            return null;
          });
      last.put(match.id(), mine);
      mine.onComplete(said -> last.remove(match.id(), mine));
    }
  }

  private static String room(long match) {
    return "match-" + match;
  }
}

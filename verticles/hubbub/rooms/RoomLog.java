package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.store.Journal;
import hubbub.store.Pending;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms' logs: what happens in a room is appended first, gets its number there, takes effect in memory, and is
 * then published, in the order of numbers. A journal's stream is named by the room's epoch, so that a room made anew
 * under an old name never sees the old log.
 */
final class RoomLog {
  private static final Logger LOG = LoggerFactory.getLogger(RoomLog.class);
  private static final int BATCH = 1_000;

  private final Journal journal;
  private final Bus bus;
  private final Clock clock;
  private final RoomsConfig.History history;
  private final Pending pending;

  RoomLog(Journal journal, Bus bus, Clock clock, RoomsConfig.History history, Pending pending) {
    this.journal = journal;
    this.bus = bus;
    this.clock = clock;
    this.history = history;
    this.pending = pending;
  }

  Journal journal() {
    return journal;
  }

  /**
   * Appends an event.
   *
   * @param effect what the event changes in memory: done when it has its number, before it is published, and not at
   *     all when it could not be stored
   */
  Future<RoomEvent> append(Room room, Kind kind, String who, String text, Consumer<RoomEvent> effect) {
    long at = clock.millis();
    // The first listener on the store's own future: appends complete in order, and so nothing overtakes here.
    return pending.count(journal.append(room.epoch(), Entries.written(kind, at, who, text))).map(seq -> {
      RoomEvent event = new RoomEvent(room.key(), room.epoch(), seq, at, kind, who, text);
      boolean due = room.log().add(event);
      effect.accept(event);
      bus.publish(room.events(), event);
      if (due) {
        trim(room);
      }
      return event;
    });
  }

  /**
   * Ends a room's log with its last event, and forgets it. The room is gone in any case: where the event cannot be
   * stored any more, it is published all the same.
   */
  Future<Void> end(Room room, String who, Runnable effect) {
    return append(room, Kind.CLOSED, who, "", event -> effect.run()).onFailure(lost -> {
      effect.run();
      bus.publish(room.events(), new RoomEvent(
          room.key(), room.epoch(), room.log().seq() + 1, clock.millis(), Kind.CLOSED, who, ""));
    }).transform(any -> drop(room.epoch()));
  }

  /** Forgets a log. */
  Future<Void> drop(String epoch) {
    return pending.count(journal.drop(epoch));
  }

  /** Begins the log of a room that has just been made. */
  LogHead begin() {
    return new LogHead(0, 0, retention());
  }

  /** Takes a log up where it was left. */
  Future<LogHead> open(String epoch) {
    return journal.last(epoch).compose(last -> journal.after(epoch, 0, 1)
        .map(first -> new LogHead(last, first.isEmpty() ? last : first.getFirst().seq() - 1, retention())));
  }

  /** Counts what was in a log when it was taken up, so that it can be trimmed. */
  Future<Void> count(Room room) {
    LogHead log = room.log();
    if (log.counted()) {
      return Future.succeededFuture();
    }
    return count(room, retention(), log.trimmed(), log.takenUpAt())
        .map(older -> {
          log.retention().precede(older);
          trim(room);
          return null;
        });
  }

  /** Forgets what need not be kept of a log. */
  void trim(Room room) {
    long upTo = room.log().retention().surplus(clock.millis());
    if (upTo > room.log().trimmed()) {
      room.log().trim(upTo);
      pending.count(journal.trim(room.epoch(), upTo))
          .onFailure(problem -> LOG.warn("log.trim.failed room_epoch={} up_to={}", room.epoch(), upTo));
    }
  }

  private Future<Retention> count(Room room, Retention counting, long after, long upTo) {
    return journal.after(room.epoch(), after, BATCH).compose(lines -> {
      List<Journal.Line> older = lines.stream().filter(line -> line.seq() <= upTo).toList();
      Entries.read(room, older).forEach(event ->
          counting.count(event.seq(), event.at(), Room.line(event.kind())));
      return older.size() < BATCH ? Future.succeededFuture(counting)
          : count(room, counting, older.getLast().seq(), upTo);
    });
  }

  private Retention retention() {
    return new Retention(history.lines(), history.kept().toMillis());
  }
}

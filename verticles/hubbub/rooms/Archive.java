package hubbub.rooms;

import hubbub.contract.rooms.Fill;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.store.Journal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said before. Answered from memory where that has it, else from the log.
 *
 * <p>With {@code after} a whole page holds the lines that follow that number without a gap, oldest first. Whoever gets
 * one asks on after the last line of it until a whole page is empty, and then has everything. A page that is not whole
 * says that this cannot be: another epoch, a number that is no longer kept, or one that was never given. It holds the
 * newest lines instead. Without {@code after} a page holds the newest lines (before a number), and is whole where
 * nothing older is kept.
 */
final class Archive {
  private static final int BATCH = 512;
  private static final int MOST_FILLED = 1_000;

  private final Hall hall;

  Archive(Hall hall) {
    this.hall = hall;
  }

  Future<Page> history(HistoryQuery query) {
    Session session = hall.people().demand(query.session());
    return session.person().lane().pass(() -> {
      session.demandAttached();
      return history(session.demandIn(hall.rooms().find(query.room())).room(), query);
    });
  }

  /** All kinds of events, for bridges: whole where the first one follows the number asked for. */
  Future<Page> fill(Fill fill) {
    Room room = hall.rooms().demand(fill.room());
    LogHead log = room.log();
    int limit = Math.clamp(fill.limit(), 1, MOST_FILLED);
    if (fill.after() >= log.seq()) {
      return Future.succeededFuture(new Page(room.epoch(), fill.after() == log.seq(), List.of()));
    }
    if (fill.after() >= log.events().since()) {
      return Future.succeededFuture(new Page(room.epoch(), true, log.events().after(fill.after(), limit)));
    }
    return hall.log().journal().after(room.epoch(), fill.after(), limit).map(lines -> {
      boolean whole = !lines.isEmpty() && lines.getFirst().seq() == fill.after() + 1;
      return new Page(room.epoch(), whole, Entries.read(room, lines));
    });
  }

  private Future<Page> history(Room room, HistoryQuery query) {
    int limit = Math.clamp(query.limit(), 1, hall.config().history().page());
    boolean known = query.epoch().isEmpty() || query.epoch().equals(room.epoch());
    if (known && query.after() == 0) {
      return newest(room, query.before() == 0 ? Long.MAX_VALUE : query.before(), limit);
    }
    boolean kept = query.after() >= room.log().trimmed() && query.after() <= room.log().seq();
    if (known && kept) {
      return following(room, query.after(), limit);
    }
    return newest(room, Long.MAX_VALUE, limit).map(page -> new Page(page.epoch(), false, page.events()));
  }

  private Future<Page> newest(Room room, long before, int limit) {
    // One more than asked for shows whether there is more.
    Tail lines = room.log().lines();
    List<RoomEvent> found = lines.before(before, limit + 1);
    return found.size() > limit || lines.since() <= room.log().trimmed()
        ? Future.succeededFuture(newestPage(room, found, limit))
        : backward(room, before, limit + 1, List.of()).map(read -> newestPage(room, read, limit));
  }

  private static Page newestPage(Room room, List<RoomEvent> found, int limit) {
    boolean all = found.size() <= limit;
    return new Page(room.epoch(), all, all ? found : found.subList(found.size() - limit, found.size()));
  }

  private Future<Page> following(Room room, long after, int limit) {
    Tail lines = room.log().lines();
    return after >= lines.since() ? Future.succeededFuture(new Page(room.epoch(), true, lines.after(after, limit)))
        : forward(room, after, limit, new ArrayList<>()).map(found -> new Page(room.epoch(), true, found));
  }

  private Future<List<RoomEvent>> backward(Room room, long before, int limit, List<RoomEvent> newer) {
    return hall.log().journal().before(room.epoch(), before, BATCH).compose(batch -> {
      List<RoomEvent> found = new ArrayList<>(lines(room, batch));
      found.addAll(newer);
      if (found.size() >= limit || batch.size() < BATCH) {
        return Future.succeededFuture(found.subList(Math.max(0, found.size() - limit), found.size()));
      }
      return backward(room, batch.getFirst().seq(), limit, found);
    });
  }

  private Future<List<RoomEvent>> forward(Room room, long after, int limit, List<RoomEvent> older) {
    return hall.log().journal().after(room.epoch(), after, BATCH).compose(batch -> {
      older.addAll(lines(room, batch));
      if (older.size() >= limit || batch.size() < BATCH) {
        return Future.succeededFuture(older.subList(0, Math.min(limit, older.size())));
      }
      return forward(room, batch.getLast().seq(), limit, older);
    });
  }

  private static List<RoomEvent> lines(Room room, List<Journal.Line> batch) {
    return Entries.read(room, batch).stream().filter(event -> Room.line(event.kind())).toList();
  }
}

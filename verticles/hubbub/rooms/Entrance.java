package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How sessions enter the hub and leave it. */
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
  /** Less than the time after which bridges look who came back; told twice, it is heard once. */
  private static final long TOLD_MILLIS = 3_000;

  private final Hall hall;
  private final Doors doors;
  private final Accounts accounts;
  private final Inboxes inboxes;
  private final Succession succession;
  private final long startedAt;

  Entrance(Hall hall, Doors doors, Accounts accounts, Inboxes inboxes, Succession succession) {
    this.hall = hall;
    this.doors = doors;
    this.accounts = accounts;
    this.inboxes = inboxes;
    this.succession = succession;
    this.startedAt = hall.steady();
  }

  Future<Attached> attach(Attach attach) {
    Name name = Name.person(attach.name());
    Optional<Session> again = hall.people().session(attach.session())
        .filter(session -> attach.resume() && session.person().key().equals(name.key()));
    if (again.isPresent()) {
      // A bridge that did not hear the first answer asks once more.
      return again.get().person().lane().pass(() -> {
        again.get().demandAttached();
        return answer(again.get(), false, states(again.get()));
      });
    }
    Session session = hall.people().hold(attach, name, hall.steady());
    return session.person().lane().hold(() -> Future.succeededFuture().compose(turn -> enter(session, attach, name))
        .recover(refused -> end(session).transform(ended -> Future.failedFuture(refused))));
  }

  /** Ends a session; one that is not known has ended already. */
  Future<Done> detach(OfSession detach) {
    return hall.people().session(detach.session())
        .map(session -> session.person().lane().hold(() -> end(session)))
        .orElseGet(() -> Future.succeededFuture(Done.DONE));
  }

  private Future<Attached> enter(Session session, Attach attach, Name name) {
    if (attach.resume()) {
      return resume(session, attach);
    }
    return free(session, name)
        .compose(free -> {
          List<Future<RoomState>> entered = new ArrayList<>();
          for (Room room : wanted(session, attach)) {
            entered.add(doors.enter(session, room));
          }
          // Waits for all of them, so that a failure of one finds the others done and can undo them.
          return Future.join(entered).map(all -> all.<RoomState>list());
        })
        .compose(states -> {
          boolean came = !session.person().present();
          session.attached(true);
          if (came) {
            hall.bus().publish(RoomsApi.PRESENCE, hall.people().came(session.person()));
          }
          return answer(session, came, states);
        });
  }

  // Everybody was told before the rooms were restarted; but bridges compare the list of people some seconds later, and
  // who comes back after that was told to have gone. What is gone meanwhile, or fails, is left out.
  private Future<Attached> resume(Session session, Attach attach) {
    Person person = session.person();
    List<Future<Void>> back = attach.rooms().stream().map(hall.rooms()::find).flatMap(Optional::stream).distinct()
        .filter(room -> !room.closing() && !room.record().banned(person.key(), hall.now()))
        .map(room -> doors.comeBack(session, room)).toList();
    return Future.join(back).transform(all -> {
      boolean late = hall.steady() - startedAt > TOLD_MILLIS;
      boolean came = !person.present() && (late || hall.departures().noted("", person));
      session.attached(true);
      if (came) {
        hall.bus().publish(RoomsApi.PRESENCE, hall.people().came(person));
      } else {
        hall.people().resumed(person);
      }
      return answer(session, came, states(session));
    });
  }

  private Future<Void> free(Session session, Name name) {
    if (!session.person().guest()) {
      return Future.succeededFuture();
    }
    return accounts.find(name).map(account -> {
      if (account.isPresent()) {
        throw new Fault(ErrorCode.NAME_TAKEN);
      }
      return null;
    });
  }

  private List<Room> wanted(Session session, Attach attach) {
    if (!attach.rooms().isEmpty()) {
      List<Room> rooms = attach.rooms().stream().map(hall.rooms()::demand).distinct().toList();
      rooms.stream().filter(room -> room.member(session.person()).isEmpty())
          .forEach(room -> room.admit(session, hall.now()));
      if (rooms.size() + session.person().roomsJoined() > hall.config().limits().roomsJoined()) {
        throw new Fault(ErrorCode.TOO_MANY_ROOMS);
      }
      return rooms;
    }
    String person = session.person().key();
    List<Room> open = hall.rooms().lobby().stream()
        .filter(room -> session.admin() || !room.record().banned(person, hall.now())).toList();
    if (open.isEmpty()) {
      throw new Fault(ErrorCode.BANNED_FROM_ROOM);
    }
    return open;
  }

  private Future<Attached> answer(Session session, boolean came, List<RoomState> rooms) {
    Person person = session.person();
    long seq = hall.people().seq();
    Future<Integer> waiting = person.guest() ? Future.succeededFuture(0) : inboxes.count(person.key())
        .onFailure(lost -> LOG.warn("inbox.count.failed")).otherwise(0);
    return waiting.map(inbox -> new Attached(person.shown(), came, seq, hall.people().incarnation(),
        hall.rooms().lobbyNames(), rooms, inbox));
  }

  private static List<RoomState> states(Session session) {
    return session.memberships().stream().map(membership -> membership.room().state(false)).toList();
  }

  private Future<Done> end(Session session) {
    Person person = session.person();
    if (!hall.people().end(session)) {
      return Future.succeededFuture(Done.DONE);
    }
    List<Future<Void>> left = session.memberships().stream()
        .map(membership -> doors.quit(session, membership)).toList();
    return Future.join(left).transform(any -> {
      if (hall.people().present(person) && !person.present()) {
        hall.bus().publish(RoomsApi.PRESENCE, hall.people().went(person));
        hall.departures().note("", person);
        succession.without(person);
      }
      hall.people().forget(person, hall.steady());
      return Future.succeededFuture(Done.DONE);
    });
  }
}

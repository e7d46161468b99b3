package hubbub.console.desk;

import hubbub.bus.Bus;
import hubbub.bus.Subscription;
import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.desk.Ask;
import hubbub.contract.console.desk.DeskApi;
import hubbub.contract.console.desk.DeskEvent;
import hubbub.contract.console.desk.DeskEvent.Kind;
import hubbub.contract.console.desk.Welcome;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.InboxDone;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.Sent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people at consoles, in the rooms: a session for each, from the first time it is needed to the console's end. */
final class Chat {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);
  private static final String PROTOCOL = "console";
  private static final int PAGE = 20;

  private final Bus bus;
  private final String key;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<String, Subscription> heard = new HashMap<>();
  private String incarnation = "";
  private boolean here;

  /** Makes sessions whose ids begin with a key. */
  Chat(Bus bus, String key) {
    this.bus = bus;
    this.key = key;
  }

  /** Somebody's session. */
  private final class Seat {
    private final Caller who;
    private final String session;
    private final Map<String, String> rooms = new HashMap<>();
    private Future<Attached> attached = Future.failedFuture("not yet");
    private Attached last;

    private Seat(Caller who) {
      this.who = who;
      this.session = key + "-" + who.console();
    }

    private Future<Attached> attach(boolean resume) {
      here = true;
      attached = bus.call(RoomsApi.ATTACH, new Attach(session, key, who.name(), who.principal().roles(), PROTOCOL,
          resume ? List.copyOf(rooms.keySet()) : List.of(), resume)).onSuccess(found -> {
            last = found;
            rooms.clear();
            found.rooms().forEach(room -> rooms.put(room.room(), room.name()));
          });
      return attached;
    }

    private void tell(Kind kind, String room, String from, String text, long at) {
      bus.publish(DeskApi.EVENT.of(who.console()), new DeskEvent(kind, room, from, text, 0, new JsonObject(), at));
    }
  }

  /** Listens to what is for sessions of this desk. */
  Future<Void> listen() {
    return Future.all(
        bus.listen(RoomsApi.DELIVER.of(key), this::deliver).ready(),
        bus.listen(RoomsApi.STARTED, this::again).ready(),
        bus.listen(RoomsApi.BROADCAST, said -> seats.values().forEach(seat ->
            seat.tell(Kind.BROADCAST, "", "", said.text(), System.currentTimeMillis()))).ready()).mapEmpty();
  }

  Future<Welcome> welcome(Caller who) {
    return enter(who).map(seat -> {
      Attached attached = seat.last;
      return new Welcome(attached.rooms().stream().map(RoomState::name).toList(), attached.inbox());
    });
  }

  Future<RoomList> rooms(Caller who) {
    return enter(who).compose(seat -> bus.call(RoomsApi.LIST, new OfSession(seat.session)));
  }

  Future<Page> history(Caller who, Ask ask) {
    int limit = ask.limit() == 0 ? PAGE : ask.limit();
    return enter(who).compose(seat ->
        bus.call(RoomsApi.HISTORY, new HistoryQuery(seat.session, room(seat, ask), "", 0, 0, limit)));
  }

  Future<Said> say(Caller who, Ask ask) {
    return enter(who).compose(seat -> bus.call(RoomsApi.SAY, new Say(seat.session, room(seat, ask), ask.text())));
  }

  Future<Sent> direct(Caller who, Ask ask) {
    return enter(who).compose(seat ->
        bus.call(RoomsApi.DIRECT, new SendDirect(seat.session, ask.person(), ask.text())));
  }

  /** Returns the room that is meant where none is named. */
  Future<String> room(Caller who, Ask ask) {
    return ask.room().isEmpty() ? enter(who).map(seat -> room(seat, ask)) : Future.succeededFuture(ask.room());
  }

  /** Ends a console's session. */
  void leave(String console) {
    Seat seat = seats.remove(console);
    if (seat != null) {
      bus.call(RoomsApi.DETACH, new OfSession(seat.session));
      hearLess();
    }
  }

  /** Says that this desk lives, also without people: who comes next would be among those taken to have left. */
  void beat() {
    if (here) {
      bus.call(RoomsApi.ALIVE, new Alive(key)).onSuccess(this::pulse);
    }
  }

  Future<Void> close() {
    List<Future<Done>> left = new ArrayList<>();
    seats.values().forEach(seat -> left.add(bus.call(RoomsApi.DETACH, new OfSession(seat.session))));
    seats.clear();
    return Future.join(left).mapEmpty();
  }

  private Future<Seat> enter(Caller who) {
    Seat known = seats.get(who.console());
    if (known != null) {
      return known.attached.map(known);
    }
    Seat seat = new Seat(who);
    seats.put(who.console(), seat);
    return seat.attach(false)
        .compose(attached -> hear(seat).map(seat))
        .onSuccess(inside -> {
          deliverInbox(seat);
          hearLess();
        })
        .onFailure(refused -> seats.remove(who.console(), seat));
  }

  private static String room(Seat seat, Ask ask) {
    if (!ask.room().isEmpty()) {
      return ask.room();
    }
    return seat.last.lobby().stream().findFirst()
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_ROOM));
  }

  private Future<Void> hear(Seat seat) {
    List<Future<Void>> ready = new ArrayList<>();
    seat.rooms.keySet().forEach(room -> ready.add(
        heard.computeIfAbsent(room, first -> bus.listen(RoomsApi.EVENT.of(room), this::happened)).ready()));
    return Future.all(ready).mapEmpty();
  }

  private void hearLess() {
    heard.entrySet().removeIf(room -> {
      boolean deserted = seats.values().stream().noneMatch(seat -> seat.rooms.containsKey(room.getKey()));
      if (deserted) {
        room.getValue().close();
      }
      return deserted;
    });
  }

  private void happened(RoomEvent event) {
    if (event.kind() == RoomEvent.Kind.SAID) {
      seats.values().stream().filter(seat -> seat.rooms.containsKey(event.room())).forEach(seat ->
          seat.tell(Kind.SAID, seat.rooms.get(event.room()), event.who(), event.text(), event.at()));
    }
  }

  private void deliver(Delivery delivery) {
    seats.values().stream().filter(seat -> delivery.sessions().contains(seat.session)).forEach(seat -> {
      switch (delivery.kind()) {
        case DIRECT -> seat.tell(Kind.DIRECT, "", delivery.who(), delivery.text(), delivery.at());
        case NOTICE -> seat.tell(Kind.NOTICE, "", "", delivery.text(), delivery.at());
        case INVITED -> seat.tell(Kind.NOTICE, delivery.room(), delivery.who(),
            delivery.who() + " invites you to the room " + delivery.room() + ".", delivery.at());
        case REMOVED -> {
          String name = Objects.requireNonNullElse(seat.rooms.remove(delivery.room()), delivery.room());
          seat.tell(Kind.NOTICE, name, delivery.who(),
              ("You are no longer in the room " + name + ". " + delivery.text()).strip(), delivery.at());
        }
      }
    });
  }

  private void deliverInbox(Seat seat) {
    if (seat.last.inbox() > 0) {
      bus.call(RoomsApi.INBOX, new OfSession(seat.session)).onSuccess(inbox -> {
        inbox.messages().forEach(one -> seat.tell(Kind.DIRECT, "", one.from(), one.text(), one.at()));
        inbox.messages().stream().mapToLong(one -> one.id()).max()
            .ifPresent(last -> bus.call(RoomsApi.INBOX_DONE, new InboxDone(seat.session, last)));
      });
    }
  }

  private void pulse(Pulse pulse) {
    boolean another = !incarnation.isEmpty() && !incarnation.equals(pulse.incarnation());
    if (another || pulse.forgotten() && !seats.isEmpty()) {
      again(pulse);
    }
    incarnation = pulse.incarnation();
  }

  // Another start of the rooms, or one that took this desk for dead, knows nothing of its sessions.
  private void again(Pulse pulse) {
    incarnation = pulse.incarnation();
    LOG.info("desk.again sessions={}", seats.size());
    List.copyOf(seats.values()).forEach(seat -> seat.attach(true)
        // A node that was halted still answers for a moment, in the place of those who serve by now.
        .compose(attached -> attached.incarnation().equals(incarnation) ? hear(seat)
            : Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE)))
        .onFailure(refused -> seats.remove(seat.who.console(), seat)));
  }
}

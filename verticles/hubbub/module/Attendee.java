package hubbub.module;

import hubbub.bus.Bus;
import hubbub.bus.Keys;
import hubbub.bus.Subscription;
import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.Sent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A module's own session in the rooms. It enters as soon as one of its rooms is there and its name is free, joins the
 * others when they appear, and comes back when the rooms were started anew or have forgotten it. Since one name is in
 * over one protocol once, of several that are deployed on the nodes of a cluster one is {@link #present}, and the next
 * one as soon as that is gone: who works only while present works once.
 */
public final class Attendee {
  private static final Logger LOG = LoggerFactory.getLogger(Attendee.class);
  private static final long BEAT_MS = 5_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Who who;
  private final String key = Keys.id();
  private final String session = key + "-1";
  private final Set<String> inside = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Consumer<Delivery> deliveries = delivery -> { };
  private Runnable arrival = () -> { };
  private Runnable loss = () -> { };
  private long beats = -1;
  private String incarnation = "";
  private boolean present;
  private Optional<Future<Void>> entering = Optional.empty();
  private boolean closed;

  /**
   * Who enters.
   *
   * @param name the person's name
   * @param roles the roles proved; none = a guest
   * @param protocol over what; shown in lists of people
   * @param rooms the rooms to be in, by their names in any capitals; at least one
   */
  public record Who(String name, List<String> roles, String protocol, List<String> rooms) {}

  /** Makes one that is not there yet. */
  public Attendee(Vertx vertx, Bus bus, Who who) {
    this.vertx = vertx;
    this.bus = bus;
    this.who = who;
  }

  /** Is given what is for this session alone, such as direct messages. */
  public Attendee onDelivery(Consumer<Delivery> listener) {
    deliveries = listener;
    return this;
  }

  /** Is called each time it has entered, but not when it has come back to rooms that were started anew. */
  public Attendee onPresent(Runnable listener) {
    arrival = listener;
    return this;
  }

  /** Is called where it cannot come back at once, because its name is somebody else's now. */
  public Attendee onAbsent(Runnable listener) {
    loss = listener;
    return this;
  }

  /** Tries to enter; completes after the first attempt, whether it is {@link #present} then or goes on trying. */
  public Future<Void> open() {
    subscriptions.add(bus.listen(RoomsApi.DELIVER.of(key), this::deliver));
    subscriptions.add(bus.listen(RoomsApi.STARTED, this::learn));
    beats = vertx.setPeriodic(BEAT_MS, timer -> beat());
    return Future.join(subscriptions.stream().map(Subscription::ready).toList())
        .compose(ready -> bus.known()).compose(known -> enter());
  }

  /** Tells whether it is in the rooms. */
  public boolean present() {
    return present;
  }

  /** Tells whether it is in this room. */
  public boolean inside(String room) {
    return present && inside.contains(keyOf(room));
  }

  /** Speaks in a room. Fails as {@link RoomsApi#SAY}, and with UNAVAILABLE while it is not {@link #present}. */
  public Future<Said> say(String room, String text) {
    return asking(() -> bus.call(RoomsApi.SAY, new Say(session, room, text))).onFailure(problem -> {
      if (Fault.is(problem, ErrorCode.NOT_MEMBER)) {
        inside.remove(keyOf(room));
      }
    });
  }

  /** Speaks to one person. Fails as {@link RoomsApi#DIRECT}, and with UNAVAILABLE while it is not {@link #present}. */
  public Future<Sent> direct(String to, String text) {
    return asking(() -> bus.call(RoomsApi.DIRECT, new SendDirect(session, to, text)));
  }

  /** Leaves. Calling it twice is harmless. */
  public Future<Void> close() {
    closed = true;
    vertx.cancelTimer(beats);
    subscriptions.forEach(Subscription::close);
    subscriptions.clear();
    boolean leaves = present || entering.isPresent();
    present = false;
    return leaves ? bus.call(RoomsApi.DETACH, new OfSession(session)).<Void>mapEmpty().otherwiseEmpty()
        : Future.succeededFuture();
  }

  private <T> Future<T> asking(Supplier<Future<T>> ask) {
    if (!present) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    return ask.get().recover(problem -> Fault.is(problem, ErrorCode.NO_SUCH_SESSION)
        ? enter().compose(back -> ask.get()) : Future.failedFuture(problem));
  }

  private void beat() {
    if (!present) {
      enter();
      return;
    }
    bus.call(RoomsApi.ALIVE, new Alive(key)).onSuccess(pulse -> {
      learn(pulse);
      joinMissing();
    });
  }

  private void learn(Pulse pulse) {
    if (!present || pulse.forgotten() || !pulse.incarnation().equals(incarnation)) {
      enter();
    }
  }

  /** Enters, or comes back; of several attempts at once there is one. */
  private Future<Void> enter() {
    if (entering.isPresent() || closed) {
      return entering.orElse(Future.succeededFuture());
    }
    Future<Void> attempt = there().compose(rooms -> bus.call(RoomsApi.ATTACH,
        new Attach(session, key, who.name(), who.roles(), who.protocol(), rooms, present))).transform(attached -> {
      entering = Optional.empty();
      if (attached.succeeded()) {
        entered(attached.result());
      } else {
        refused(attached.cause());
      }
      return Future.succeededFuture();
    });
    // It may have been over at once.
    entering = attempt.isComplete() ? Optional.empty() : Optional.of(attempt);
    return attempt;
  }

  /** Returns which of the rooms are there, at least one. */
  private Future<List<String>> there() {
    List<Future<RoomState>> asked = who.rooms().stream()
        .map(room -> bus.call(RoomsApi.ROOM, new OfRoom(room))).toList();
    return Future.join(asked).transform(all -> {
      List<String> found = asked.stream().filter(Future::succeeded).map(state -> state.result().name()).toList();
      return found.isEmpty() ? Future.failedFuture(all.cause()) : Future.succeededFuture(found);
    });
  }

  private void entered(Attached attached) {
    if (closed) {
      bus.call(RoomsApi.DETACH, new OfSession(session));
      return;
    }
    incarnation = attached.incarnation();
    inside.clear();
    attached.rooms().forEach(room -> inside.add(room.room()));
    told.clear();
    if (!present) {
      present = true;
      LOG.info("attendee.present name={} protocol={} rooms={}", who.name(), who.protocol(), inside.size());
      arrival.run();
    }
  }

  private void refused(Throwable problem) {
    // Rooms that do not answer are about to be started; any other answer means that this session is not there.
    if (present && !Fault.is(problem, ErrorCode.UNAVAILABLE) && !Fault.is(problem, ErrorCode.NO_SUCH_ROOM)) {
      present = false;
      loss.run();
    }
    tellOnce(problem.getMessage());
  }

  private void joinMissing() {
    for (String room : who.rooms()) {
      if (!inside.contains(keyOf(room))) {
        bus.call(RoomsApi.JOIN, new Join(session, room, false, false, false)).onComplete(
            joined -> inside.add(joined.room()), problem -> {
              if (Fault.is(problem, ErrorCode.ALREADY_MEMBER)) {
                inside.add(keyOf(room));
              } else {
                tellOnce(room + ": " + problem.getMessage());
              }
            });
      }
    }
  }

  private void deliver(Delivery delivery) {
    if (delivery.kind() == Delivery.Kind.REMOVED) {
      inside.remove(keyOf(delivery.room()));
    }
    deliveries.accept(delivery);
  }

  private void tellOnce(String reason) {
    if (told.add(reason)) {
      LOG.warn("attendee.waits name={} protocol={} reason=\"{}\"", who.name(), who.protocol(), reason);
    }
  }

  private static String keyOf(String room) {
    return Name.of(room).map(Name::key).orElse(room);
  }
}

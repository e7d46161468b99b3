package hubbub.bridge.gateway;

import hubbub.bridge.spi.RoomView;
import hubbub.bus.Subscription;
import hubbub.contract.rooms.Fill;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Typing;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One room on this bridge instance: one subscription to its events, which are told in the order of their numbers to
 * everybody here. A gap waits a moment for the bus and is then filled from the room's log.
 */
final class Feed implements RoomView {
  private static final int FILL = 1_000;

  private final Hall hall;
  private final String key;
  private final Order order = new Order(this::tell);
  private final Audiences audiences;
  private final Set<Attendance> alone = new LinkedHashSet<>();
  private final List<Attendance> early = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Future<Void> listening = Future.succeededFuture();
  private Members members = new Members(List.of());
  private RoomState state;
  private boolean asking;
  private boolean reopening;
  private boolean gone;
  private int held;

  Feed(Hall hall, String key) {
    this.hall = hall;
    this.key = key;
    this.audiences = new Audiences(hall.turn());
  }

  /** Hears of the room from when this completes; events are kept until it is {@link #opened}. */
  Future<Void> listen() {
    if (subscriptions.isEmpty()) {
      subscriptions.add(hall.bus().listen(RoomsApi.EVENT.of(key), this::take));
      subscriptions.add(hall.bus().listen(RoomsApi.TYPING.of(key), this::typing));
      listening = Future.join(subscriptions.stream().map(Subscription::ready).toList())
          .compose(ready -> hall.bus().known());
    }
    return listening;
  }

  void close() {
    gone = true;
    subscriptions.forEach(Subscription::close);
  }

  boolean open() {
    return state != null;
  }

  /** Tells whether the room is heard no more: it has been closed, or everybody has left it. */
  boolean gone() {
    return gone;
  }

  /** Stays open for somebody who is on the way in, until {@link #release}. */
  void hold() {
    held++;
  }

  void release() {
    held--;
  }

  boolean deserted() {
    return held == 0 && alone.isEmpty() && early.isEmpty() && audiences.empty();
  }

  /** Starts from the room as it was at one moment, its members among it. */
  void opened(RoomState now) {
    reopening = false;
    boolean same = state != null && state.epoch().equals(now.epoch());
    if (same && now.seq() < order.seq()) {
      return;
    }
    state = now;
    members = new Members(now.members());
    order.start(now.seq());
    if (!same) {
      alone.forEach(one -> one.from(now.seq()));
    }
    seatEarly();
  }

  /** Lets somebody attend from behind a number. */
  void attend(Attendance one, long after) {
    one.from(after);
    if (order.seq() < after) {
      early.add(one);
      ask();
    } else {
      seat(one);
    }
  }

  void leave(Attendance one) {
    one.leave();
    alone.remove(one);
    early.remove(one);
  }

  /** Asks for what may have been missed, for example while the rooms were restarted. */
  void catchUp() {
    if (open()) {
      fill();
    }
  }

  /** The room has come this far, and all that was published up to then should be here. */
  void learn(long head) {
    if (open() && order.seq() < head) {
      fill();
    }
  }

  private void seat(Attendance one) {
    order.since(one.after()).forEach(event -> one.tell(this, event));
    one.begin();
    if (one.shared()) {
      if (!(one.lobbyWide() && lobby())) {
        one.seat(audiences);
      }
    } else {
      alone.add(one);
    }
  }

  private void seatEarly() {
    List<Attendance> due = early.stream().filter(one -> one.after() <= order.seq()).toList();
    early.removeAll(due);
    due.forEach(this::seat);
  }

  private void take(RoomEvent event) {
    if (open() && !event.epoch().equals(state.epoch())) {
      reopen();
      return;
    }
    order.take(event);
    if (order.gap()) {
      ask();
    }
  }

  private void ask() {
    if (!asking) {
      asking = true;
      hall.soon(() -> {
        asking = false;
        if (order.gap() || !early.isEmpty()) {
          fill();
        }
      });
    }
  }

  private void fill() {
    hall.bus().call(RoomsApi.FILL, new Fill(key, order.seq(), FILL)).onComplete(this::filled, problem -> {
      if (order.gap()) {
        ask();
      }
    });
  }

  private void filled(Page page) {
    if (!page.epoch().equals(state.epoch())) {
      reopen();
      return;
    }
    page.events().forEach(order::take);
    if (!page.whole() && order.gap()) {
      order.skip();
    }
    if (page.events().size() == FILL) {
      fill();
    }
  }

  private void reopen() {
    if (!reopening) {
      reopening = true;
      hall.reopen(this);
    }
  }

  private void tell(RoomEvent event) {
    members.take(event);
    state = changed(event);
    if (event.kind() == RoomEvent.Kind.RENAMED) {
      audiences.renamed(event.who(), event.text());
    }
    String author = event.kind() == RoomEvent.Kind.SAID ? event.who() : "";
    if (lobby()) {
      hall.everybody().tell(dialect -> dialect.lobbyWide() ? dialect.event(this, event) : Optional.empty(), author);
    }
    audiences.tell(dialect -> dialect.event(this, event), author);
    if (!alone.isEmpty()) {
      List.copyOf(alone).forEach(one -> one.tell(this, event));
    }
    if (!early.isEmpty()) {
      seatEarly();
    }
    if (event.kind() == RoomEvent.Kind.CLOSED) {
      hall.closed(this);
    }
  }

  private RoomState changed(RoomEvent event) {
    return switch (event.kind()) {
      case TOPIC -> new RoomState(key, state.name(), state.epoch(), event.seq(), state.owner(), event.text(),
          state.closed(), state.lobby(), state.total(), List.of());
      case VISIBILITY -> new RoomState(key, state.name(), state.epoch(), event.seq(), state.owner(), state.topic(),
          event.text().equals("private"), state.lobby(), state.total(), List.of());
      case SAID, JOINED, LEFT, RENAMED, CLOSED -> state;
    };
  }

  private void typing(Typing event) {
    if (lobby()) {
      hall.everybody().tell(
          dialect -> dialect.lobbyWide() ? dialect.typing(this, event.who()) : Optional.empty(), "");
    }
    audiences.tell(dialect -> dialect.typing(this, event.who()), "");
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return state.name();
  }

  @Override
  public String epoch() {
    return state.epoch();
  }

  @Override
  public long seq() {
    return order.seq();
  }

  @Override
  public boolean lobby() {
    return state.lobby();
  }

  @Override
  public boolean closed() {
    return state.closed();
  }

  @Override
  public Optional<String> owner() {
    return state.owner().isEmpty() ? Optional.empty() : Optional.of(state.owner());
  }

  @Override
  public String topic() {
    return state.topic();
  }

  @Override
  public int total() {
    return members.total();
  }

  @Override
  public List<String> members(int limit) {
    return members.first(limit);
  }
}

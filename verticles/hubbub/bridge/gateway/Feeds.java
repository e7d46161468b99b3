package hubbub.bridge.gateway;

import hubbub.bridge.transport.Turn;
import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Head;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rooms that somebody on this bridge instance is in, each with one subscription. */
final class Feeds implements Hall {
  private final Vertx vertx;
  private final Bus bus;
  private final Turn turn;
  private final Audiences everybody;
  private final int gapMillis;
  private final Map<String, Feed> feeds = new HashMap<>();

  Feeds(Vertx vertx, Bus bus, Turn turn, Audiences everybody, int gapMillis) {
    this.vertx = vertx;
    this.bus = bus;
    this.turn = turn;
    this.everybody = everybody;
    this.gapMillis = Math.max(1, gapMillis);
  }

  /** Returns the feed of a room, by its name in any capitals, if somebody is in it. */
  Optional<Feed> find(String room) {
    return Optional.ofNullable(feeds.get(key(room)));
  }

  /** Opens the feed of a room from the room's present state. */
  Future<Feed> open(String room) {
    return heard(room, () -> bus.call(RoomsApi.ROOM, new OfRoom(key(room))));
  }

  /** Opens the feeds of rooms where that is still to be done, and keeps all of them until that is done. */
  Future<Void> opened(List<RoomState> rooms) {
    List<Feed> wanted = rooms.stream().map(room -> held(room.room())).toList();
    return Future.join(wanted.stream().filter(feed -> !feed.open()).map(feed -> open(feed.key())).toList())
        .onComplete(done -> wanted.forEach(this::releaseLater)).mapEmpty();
  }

  /** Hears of a room first, and then starts its feed from the state that a request gives. */
  Future<Feed> heard(String room, Supplier<Future<RoomState>> request) {
    Feed feed = held(room);
    return feed.listen().compose(ready -> request.get())
        .compose(state -> feed.gone() ? anew(state) : Future.succeededFuture(started(feed, state)))
        .onComplete(done -> releaseLater(feed));
  }

  private Feed held(String room) {
    Feed feed = feeds.computeIfAbsent(key(room), key -> new Feed(this, key));
    feed.hold();
    return feed;
  }

  // A turn later: whoever asked for it has come by then, or will not.
  private void releaseLater(Feed feed) {
    vertx.runOnContext(then -> release(feed));
  }

  /** Lets go a feed that was held for somebody, who attends by now or will not. */
  void release(Feed feed) {
    feed.release();
    tidy(feed);
  }

  private static Feed started(Feed feed, RoomState state) {
    if (!feed.open()) {
      feed.opened(state);
    }
    return feed;
  }

  // The room was closed while it was asked for, and is another one by now, which nobody has listened to yet.
  private Future<Feed> anew(RoomState state) {
    return heard(state.room(), () -> Future.succeededFuture(state)).onSuccess(Feed::catchUp);
  }

  /** Lets the feed go if nobody is left; the lobby's stay. */
  void tidy(Feed feed) {
    if (feed.deserted() && !(feed.open() && feed.lobby())) {
      closed(feed);
    }
  }

  /** Learns how far rooms have come; what was published and did not arrive is asked for. */
  void learn(List<Head> heads) {
    heads.forEach(head -> Optional.ofNullable(feeds.get(head.room())).ifPresent(feed -> feed.learn(head.seq())));
  }

  /** Asks all rooms for what may have been missed. */
  void catchUp() {
    List.copyOf(feeds.values()).forEach(Feed::catchUp);
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Turn turn() {
    return turn;
  }

  @Override
  public Audiences everybody() {
    return everybody;
  }

  @Override
  public void soon(Runnable action) {
    vertx.setTimer(gapMillis, timer -> action.run());
  }

  @Override
  public void reopen(Feed feed) {
    bus.call(RoomsApi.ROOM, new OfRoom(feed.key())).onComplete(feed::opened, problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_ROOM)) {
        closed(feed);
      } else if (!feed.gone()) {
        soon(() -> reopen(feed));
      }
    });
  }

  @Override
  public void closed(Feed feed) {
    if (feeds.remove(feed.key(), feed)) {
      feed.close();
    }
  }

  private static String key(String room) {
    return Name.of(room).map(Name::key).orElse(room);
  }
}

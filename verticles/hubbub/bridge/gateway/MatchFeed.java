package hubbub.bridge.gateway;

import hubbub.bridge.spi.Matches;
import hubbub.bridge.transport.Audience;
import hubbub.bridge.transport.Screen;
import hubbub.bridge.transport.Seat;
import hubbub.bridge.transport.Viewer;
import hubbub.bus.Subscription;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.State;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchesApi;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One match on this bridge instance: one subscription to its game's frames and one to its events. What comes is encoded
 * once; players get every frame, spectators as many as they can take. Nobody gets a frame before the game's
 * {@code init}, though frames and events come from two senders in any order.
 */
final class MatchFeed {
  private static final Buffer PAUSED = new JsonObject().put("message_type", "paused").toBuffer();
  // Those who come in hear of events that overtook the answer to their joining.
  private static final int KEPT = 16;

  private final MatchGateway gateway;
  private final long match;
  private final Map<String, SeatedPeer> peers = new LinkedHashMap<>();
  private final Deque<MatchEvent> recent = new ArrayDeque<>();
  private final Subscription states;
  private final Subscription events;
  private Audience players;
  private Screen spectators;
  private Buffer init;
  private JsonObject newest;
  private long tick = -1;
  private long seq;
  private int expected;
  private boolean heard;

  MatchFeed(MatchGateway gateway, long match) {
    this.gateway = gateway;
    this.match = match;
    String key = Long.toString(match);
    this.events = gateway.bus().listen(MatchesApi.EVENT.of(key), this::take);
    this.states = gateway.bus().listen(GamesApi.STATE.of(key), this::take);
  }

  long match() {
    return match;
  }

  /** Completes when everything of this match is heard from now on. */
  Future<MatchFeed> ready() {
    return Future.all(states.ready(), events.ready()).compose(ready -> gateway.bus().known()).map(this);
  }

  void close() {
    states.close();
    events.close();
  }

  /** Somebody is about to come. */
  void expect() {
    expected++;
  }

  /** Somebody who was expected does not come after all. */
  void missed() {
    expected--;
  }

  boolean deserted() {
    return expected == 0 && peers.isEmpty();
  }

  /** Seats a peer as of its joining: first what the game says first, then what is to be seen now. */
  void seat(SeatedPeer peer, Joined joined) {
    expected--;
    learn(joined);
    peers.put(peer.id(), peer);
    if (init != null) {
      peer.wire().send(init);
      if (newest != null) {
        peer.wire().send(newest.toBuffer());
      }
    }
    if (joined.match().paused()) {
      peer.wire().send(PAUSED);
    }
    sit(peer);
    List.copyOf(recent).stream().filter(event -> event.seq() > joined.seq()).forEach(event -> hear(peer, event));
  }

  /** Takes over what is known of a match when a seat in it was taken again. */
  void again(SeatedPeer peer, Joined joined) {
    learn(joined);
    if (joined.match().paused()) {
      peer.wire().send(PAUSED);
    }
  }

  /** Once in a while: where nothing was heard since, a peer finds out whether that is because nothing arrives. */
  void look() {
    if (!heard && !peers.isEmpty()) {
      gateway.check(this, peers.values().iterator().next());
    }
    heard = false;
  }

  /** Takes over what was missed of a match. */
  void caughtUp(Joined joined) {
    boolean missed = joined.seq() > seq;
    learn(joined);
    if (missed) {
      seq = joined.seq();
      if (joined.match().paused()) {
        say(PAUSED);
      }
    }
  }

  /** The match is over, and nobody said so here. */
  void gone() {
    end(Matches.Ending.GONE);
  }

  void stands(SeatedPeer peer) {
    peers.remove(peer.id());
  }

  /** Events are numbered from one again. */
  void restarted() {
    seq = 0;
    recent.clear();
  }

  private void sit(SeatedPeer peer) {
    if (peer.looksOn()) {
      if (spectators == null) {
        spectators = new Screen(gateway.turn(), peer.wire());
      }
      Viewer viewer = spectators.seat(peer.wire());
      peer.sits(viewer::leave);
    } else {
      if (players == null) {
        players = new Audience(gateway.turn(), peer.wire());
      }
      Seat seat = players.seat(peer.wire());
      peer.sits(seat::leave);
    }
  }

  private void take(State state) {
    heard = true;
    look(state.tick(), state.frame());
  }

  private void learn(Joined joined) {
    if (!joined.init().isEmpty()) {
      look(joined.tick(), joined.frame());
      begin(joined.init());
    }
  }

  private void look(long number, JsonObject frame) {
    if (number > tick) {
      tick = number;
      newest = frame;
      if (init != null) {
        show();
      }
    }
  }

  private void take(MatchEvent event) {
    if (event.seq() <= seq) {
      return;
    }
    seq = event.seq();
    heard = true;
    recent.addLast(event);
    if (recent.size() > KEPT) {
      recent.removeFirst();
    }
    switch (event.kind()) {
      case INIT -> begin(event.frame());
      case SAY -> say(event.frame().toBuffer());
      case END -> {
        say(event.frame().toBuffer());
        end(Matches.Ending.OVER);
      }
      case GONE -> end(Matches.Ending.GONE);
      case KICK -> kick(event);
    }
  }

  /** What a newcomer hears of an event that was told to the others before the newcomer had a seat. */
  private void hear(SeatedPeer peer, MatchEvent event) {
    switch (event.kind()) {
      case INIT -> { }
      case SAY -> peer.wire().send(event.frame().toBuffer());
      case END -> {
        peer.wire().send(event.frame().toBuffer());
        peer.lose(Matches.Ending.OVER);
      }
      case GONE -> peer.lose(Matches.Ending.GONE);
      case KICK -> kick(event);
    }
  }

  private void begin(JsonObject first) {
    if (init == null) {
      init = first.toBuffer();
      say(init);
      if (newest != null) {
        show();
      }
    }
  }

  private void show() {
    if (players == null && spectators == null) {
      return;
    }
    Buffer frame = newest.toBuffer();
    if (players != null) {
      players.say(frame);
    }
    if (spectators != null) {
      spectators.show(frame);
    }
  }

  private void say(Buffer message) {
    if (players != null) {
      players.say(message);
    }
    if (spectators != null) {
      spectators.say(message);
    }
  }

  private void end(Matches.Ending why) {
    List.copyOf(peers.values()).forEach(peer -> peer.lose(why));
  }

  private void kick(MatchEvent event) {
    SeatedPeer peer = peers.get(event.session());
    if (peer != null) {
      peer.lose(Matches.Ending.REPLACED);
    }
  }
}

package hubbub.bridge.gateway;

import hubbub.bridge.spi.MatchSeat;
import hubbub.bridge.spi.Matches;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.transport.Turn;
import hubbub.bridge.transport.Wire;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Pulse;
import hubbub.contract.auth.Principal;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seats that peers of one bridge instance have in matches. What happens in a match comes in once for the instance
 * and is told to its peers. When {@code matches} has been restarted, or may have given this bridge up, every seat is
 * taken again without anybody noticing.
 */
public final class MatchGateway implements Matches {
  private static final Logger LOG = LoggerFactory.getLogger(MatchGateway.class);
  private static final long GIVEN_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Vertx vertx;
  private final Bus bus;
  private final Wires wires;
  private final Turn turn;
  private final Map<Long, MatchFeed> feeds = new HashMap<>();
  private final Map<String, SeatedPeer> seated = new HashMap<>();
  private String incarnation = "";
  private boolean draining;
  private long heardAt = System.nanoTime();

  /** Makes the gateway of an instance. */
  public MatchGateway(Vertx vertx, Bus bus, Wires wires) {
    this.vertx = vertx;
    this.bus = bus;
    this.wires = wires;
    this.turn = new Turn(vertx);
  }

  /** Begins to tell {@code matches} that this instance lives, whether it is there yet or not. */
  public Future<Void> start(int beatSeconds) {
    vertx.setPeriodic(beatSeconds * 1_000L, timer -> beat());
    return bus.listen(MatchesApi.STARTED, this::heard).ready().onSuccess(ready -> beat());
  }

  /** From now on whoever goes is sent away by the hub, and keeps the seat. */
  public void drain() {
    draining = true;
  }

  @Override
  public Future<MatchSeat> enter(Peer peer, Principal who, Entry entry) {
    Join join = new Join(who.name(), entry.role(), peer.id(), wires.key());
    // Of no context, so that its handlers run within complete(): nothing of the match comes before what they say.
    Promise<MatchSeat> inside = Promise.promise();
    bus.call(MatchesApi.GET, new OfMatch(entry.match()))
        .onComplete(there -> take(new SeatedPeer(this, feed(entry.match()), (Wire) peer, join, entry), inside),
            inside::fail);
    return inside.future();
  }

  private void take(SeatedPeer peer, Promise<MatchSeat> inside) {
    peer.feed().ready()
        .compose(ready -> bus.call(MatchesApi.join(peer.match()), peer.join()))
        .onComplete(joined -> entered(peer, joined, inside), problem -> {
          if (Fault.is(problem, ErrorCode.UNAVAILABLE)) {
            // It may have been seated all the same, only too late to say so.
            leave(peer);
          }
          missed(peer.feed());
          inside.fail(problem);
        });
  }

  private void entered(SeatedPeer peer, Joined joined, Promise<MatchSeat> inside) {
    if (!peer.wire().open()) {
      leave(peer);
      missed(peer.feed());
      inside.fail(new Fault(ErrorCode.NO_SUCH_SESSION));
      return;
    }
    seated.put(peer.id(), peer);
    peer.wire().onClosed(peer::end);
    inside.complete(peer);
    peer.feed().seat(peer, joined);
  }

  /** Takes a seat again that {@code matches} may have forgotten. */
  Future<Joined> again(SeatedPeer peer) {
    return rejoin(peer).onSuccess(peer::seatedAgain).onFailure(problem -> lost(peer, problem));
  }

  /** Asks how a match is of which nothing was heard for a while. */
  void check(MatchFeed feed, SeatedPeer peer) {
    rejoin(peer).onComplete(feed::caughtUp, problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_MATCH)) {
        feed.gone();
      } else {
        lost(peer, problem);
      }
    });
  }

  private Future<Joined> rejoin(SeatedPeer peer) {
    return bus.call(MatchesApi.GET, new OfMatch(peer.match()))
        .compose(there -> peer.ended() ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_SESSION))
            : bus.call(MatchesApi.join(peer.match()), peer.join()));
  }

  // Where nobody answers now, the seat may be there still.
  private static void lost(SeatedPeer peer, Throwable problem) {
    if (!Fault.is(problem, ErrorCode.UNAVAILABLE)) {
      LOG.info("seat.lost session={} match={} reason=\"{}\"", peer.id(), peer.match(), problem.getMessage());
      peer.lose(Ending.GONE);
    }
  }

  Bus bus() {
    return bus;
  }

  Turn turn() {
    return turn;
  }

  /** Forgets a peer whose seat is lost or left. */
  void forget(SeatedPeer peer) {
    seated.remove(peer.id(), peer);
    tidy(peer.feed());
  }

  void leave(SeatedPeer peer) {
    bus.call(MatchesApi.leave(peer.match()), new Leave(peer.id(), draining));
  }

  private MatchFeed feed(long match) {
    MatchFeed feed = feeds.computeIfAbsent(match, first -> new MatchFeed(this, match));
    feed.expect();
    return feed;
  }

  private void missed(MatchFeed feed) {
    feed.missed();
    tidy(feed);
  }

  private void tidy(MatchFeed feed) {
    if (feed.deserted() && feeds.remove(feed.match(), feed)) {
      feed.close();
    }
  }

  private void beat() {
    bus.call(MatchesApi.ALIVE, new Alive(wires.key())).onSuccess(this::heard);
  }

  private void heard(Pulse pulse) {
    long now = System.nanoTime();
    boolean another = !incarnation.equals(pulse.incarnation());
    boolean late = now - heardAt > GIVEN_UP_NANOS;
    incarnation = pulse.incarnation();
    heardAt = now;
    if (another) {
      feeds.values().forEach(MatchFeed::restarted);
    }
    if ((another || late) && !seated.isEmpty()) {
      LOG.info("seats.doubtful restarted={} seats={}", another, seated.size());
      seated.values().forEach(SeatedPeer::unsure);
    }
    List.copyOf(seated.values()).forEach(SeatedPeer::takeAgain);
    if (vertx.isClustered() && !another && !late) {
      // What is published arrives on one node; between nodes it may be lost.
      List.copyOf(feeds.values()).forEach(MatchFeed::look);
    }
  }
}

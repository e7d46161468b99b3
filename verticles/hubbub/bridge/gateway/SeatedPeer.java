package hubbub.bridge.gateway;

import hubbub.bridge.spi.MatchSeat;
import hubbub.bridge.spi.Matches;
import hubbub.bridge.transport.Wire;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** One peer with a seat in a match. */
final class SeatedPeer implements MatchSeat {
  private final MatchGateway gateway;
  private final MatchFeed feed;
  private final Wire wire;
  private final Join join;
  private final Matches.Entry entry;
  private Runnable stand = () -> { };
  private int doubts;
  private int settled;
  private boolean asking;
  private boolean ended;

  SeatedPeer(MatchGateway gateway, MatchFeed feed, Wire wire, Join join, Matches.Entry entry) {
    this.gateway = gateway;
    this.feed = feed;
    this.wire = wire;
    this.join = join;
    this.entry = entry;
  }

  String id() {
    return join.session();
  }

  long match() {
    return entry.match();
  }

  Join join() {
    return join;
  }

  MatchFeed feed() {
    return feed;
  }

  Wire wire() {
    return wire;
  }

  boolean looksOn() {
    return entry.role() == Role.SPECTATOR;
  }

  /** Sits among others; {@code leave} ends that. */
  void sits(Runnable leave) {
    stand = leave;
  }

  @Override
  public Future<Void> command(String command, JsonObject arguments) {
    if (ended) {
      return Future.failedFuture(new Fault(ErrorCode.MATCH_ENDED));
    }
    return send(command, arguments).recover(problem -> Fault.is(problem, ErrorCode.NO_SUCH_SESSION)
        ? gateway.again(this).compose(joined -> send(command, arguments)) : Future.failedFuture(problem));
  }

  /** Tells whether the connection has ended, or the seat is lost. */
  boolean ended() {
    return ended;
  }

  /** The seat was taken again; where the connection has ended meanwhile, nobody sits on it. */
  void seatedAgain(Joined joined) {
    if (ended) {
      gateway.leave(this);
    } else {
      feed.again(this, joined);
    }
  }

  /** The connection has ended. */
  void end() {
    if (!ended) {
      ended = true;
      gateway.leave(this);
      stand.run();
      feed.stands(this);
      gateway.forget(this);
    }
  }

  /** The seat is lost; the adapter says so. */
  void lose(Matches.Ending why) {
    if (!ended) {
      ended = true;
      stand.run();
      feed.stands(this);
      gateway.forget(this);
      entry.ended().accept(why);
    }
  }

  /** Nobody knows whether {@code matches} still knows of this seat. */
  void unsure() {
    doubts++;
  }

  /** Takes the seat again if need be; where there is no answer, the next beat tries once more. */
  void takeAgain() {
    if (settled < doubts && !asking && !ended) {
      asking = true;
      // The answer says nothing of a restart that was heard of meanwhile.
      int settling = doubts;
      gateway.again(this).onSuccess(joined -> settled = settling).onComplete(answered -> asking = false);
    }
  }

  private Future<Void> send(String command, JsonObject arguments) {
    return gateway.bus().call(MatchesApi.command(match()), new MatchCommand(id(), command, arguments)).mapEmpty();
  }
}

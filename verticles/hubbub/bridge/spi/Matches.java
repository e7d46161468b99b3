package hubbub.bridge.spi;

import hubbub.contract.auth.Principal;
import hubbub.contract.matches.Role;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** Matches and the seats in them, as seen by one bridge instance. */
public interface Matches {
  /**
   * Takes a seat in a match. The future completes before anything of the match is sent to the peer, on the peer's loop,
   * so that what is sent in a handler of the future comes first. From then on the bridge itself sends the peer what
   * there is to see and to hear, as the game words it: first the game's {@code init}, as soon as the match has started,
   * then frame by frame. The seat is left with the connection. Fails as
   * {@link hubbub.contract.matches.MatchesApi#join}, and with UNAVAILABLE.
   *
   * @param peer the connection
   * @param who an account's principal
   * @param entry which seat
   */
  Future<MatchSeat> enter(Peer peer, Principal who, Entry entry);

  /**
   * Which seat somebody wants.
   *
   * @param match the number of the match
   * @param role what to be in it
   * @param ended is told once when the seat is lost, behind everything that was sent; the connection is still open
   */
  record Entry(long match, Role role, Consumer<Ending> ended) {}

  /** Why a seat is lost. */
  enum Ending {
    /** The match was played to its end, which was sent. */
    OVER,
    /** The match is no more, and has no result. */
    GONE,
    /** The same person has taken the seat over a newer connection. */
    REPLACED
  }
}

package hubbub.bridge.gateway;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.rooms.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has proved to be somebody and is still on the way into the rooms. A login that ends meanwhile, and what the rooms
 * say to the one they have let in before the bridge knows of it, would otherwise be overlooked.
 */
final class Arrivals {
  private final Map<String, Coming> coming = new HashMap<>();

  /** Notes that somebody is on the way in with this peer. */
  void begin(String peer, Principal who) {
    coming.put(peer, new Coming(who));
  }

  /** Takes the end of logins; those of it who are on the way in are to be refused. */
  void revoked(Revoked revoked) {
    coming.values().stream().filter(one -> revoked.concerns(one.who) && one.ended.isEmpty())
        .forEach(one -> one.ended = Optional.of(revoked.banned() ? ErrorCode.BANNED : ErrorCode.TOKEN_INVALID));
  }

  /** Keeps what came for a peer that is on the way in. */
  void deliver(String peer, Delivery delivery) {
    Coming one = coming.get(peer);
    if (one != null) {
      one.delivered.add(delivery);
    }
  }

  /** Ends the way in; returns why this peer must not enter, if its login has ended, and what came for it. */
  Arrived done(String peer) {
    Coming one = coming.remove(peer);
    return one == null ? new Arrived(Optional.empty(), List.of()) : new Arrived(one.ended, one.delivered);
  }

  /**
   * How somebody came in.
   *
   * @param ended why the peer must not enter; empty = it may
   * @param delivered what came for it meanwhile
   */
  record Arrived(Optional<ErrorCode> ended, List<Delivery> delivered) {}

  private static final class Coming {
    private final Principal who;
    private final List<Delivery> delivered = new ArrayList<>();
    private Optional<ErrorCode> ended = Optional.empty();

    private Coming(Principal who) {
      this.who = who;
    }
  }
}

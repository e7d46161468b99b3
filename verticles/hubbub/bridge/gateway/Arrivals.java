package hubbub.bridge.gateway;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has proved to be somebody and is still on the way into the rooms. A login that ends meanwhile would otherwise be
 * overlooked: its connection does not count as anybody's yet.
 */
final class Arrivals {
  private final Map<String, Principal> coming = new HashMap<>();
  private final Map<String, ErrorCode> ended = new HashMap<>();

  /** Notes that somebody is on the way in with this peer. */
  void begin(String peer, Principal who) {
    coming.put(peer, who);
  }

  /** Takes the end of logins; those of it who are on the way in are to be refused. */
  void revoked(Revoked revoked) {
    coming.forEach((peer, who) -> {
      if (revoked.concerns(who)) {
        ended.putIfAbsent(peer, revoked.banned() ? ErrorCode.BANNED : ErrorCode.TOKEN_INVALID);
      }
    });
  }

  /** Ends the way in; returns why this peer must not enter, if its login has ended. */
  Optional<ErrorCode> done(String peer) {
    coming.remove(peer);
    return Optional.ofNullable(ended.remove(peer));
  }
}

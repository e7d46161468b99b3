package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.RolesChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may have a terminal. A connection keeps the principal it came with, so a change of roles that was heard of since
 * counts for more than what that one says.
 */
final class Rights {
  private final Map<String, List<String>> changed = new HashMap<>();

  void heard(RolesChanged change) {
    changed.put(Name.person(change.name()).key(), change.roles());
  }

  /** Returns somebody with the roles of now; fails with TERMINAL_FORBIDDEN where these do not allow a terminal. */
  Principal demand(Principal principal) {
    List<String> roles = Name.of(principal.name()).filter(name -> principal.registered())
        .flatMap(name -> Optional.ofNullable(changed.get(name.key()))).orElse(principal.roles());
    if (!roles.contains(Principal.ADMIN) && !roles.contains(Principal.WIZARD)) {
      throw new Fault(ErrorCode.TERMINAL_FORBIDDEN);
    }
    return new Principal(principal.name(), roles, principal.jti(), principal.issuedAt(), principal.expiresAt());
  }
}

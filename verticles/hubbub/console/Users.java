package hubbub.console;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.process.OsUser;
import hubbub.process.UserRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the user of the operating system as whom somebody's console runs. Asks the operating system, which may take its
 * time, so it is not for an event loop.
 */
final class Users {
  private static final Logger LOG = LoggerFactory.getLogger(Users.class);

  private final UserRules rules;
  private final String others;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /** Finds the user some rules name, and for all others this one. */
  Users(UserRules rules, String others) {
    this.rules = rules;
    this.others = others;
  }

  /**
   * Returns the user: the one a rule names, or the one for all others, which wizards and administrators are not: what
   * their consoles may do is not for everybody. Where there is none, or it cannot be switched to, it is the hub's own,
   * but only while the hub cannot be reached from elsewhere; otherwise this fails with NO_OS_USER.
   */
  OsUser of(Name person, List<String> roles, boolean loopback) {
    Optional<String> named = rules.user(person, roles);
    if (named.isEmpty() && (roles.contains(Principal.WIZARD) || roles.contains(Principal.ADMIN))) {
      return own("", "no rule in users names this person or role", loopback);
    }
    String name = named.orElse(others);
    Optional<OsUser> user = OsUser.named(name);
    String problem = user.map(found -> found.obstacle().orElse("")).orElse("there is no such user");
    return problem.isEmpty() ? user.orElseThrow() : own(name, problem, loopback);
  }

  private OsUser own(String instead, String problem, boolean loopback) {
    if (!loopback) {
      LOG.warn("console.user.unusable user={} reason=\"{}\"", instead, problem);
      throw new Fault(ErrorCode.NO_OS_USER, (instead.isEmpty() ? "No user of this machine is set up for your console"
          : "Your console would run as the user " + instead + " of this machine, which is not possible")
          + ", and others can reach this hub over the network.");
    }
    OsUser own = OsUser.ofTheHub();
    if (warned.add(instead)) {
      LOG.warn("console.user.replaced user={} by={} reason=\"{}\"", instead, own.name(), problem);
    }
    return own;
  }
}

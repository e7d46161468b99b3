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
      String role = roles.contains(Principal.ADMIN) ? Principal.ADMIN : Principal.WIZARD;
      return own(new Lack("person=" + person.shown() + " role=" + role, "no rule in users names this person or role",
          "No user of this machine is set up for your console"), loopback);
    }
    String name = named.orElse(others);
    Optional<OsUser> user = OsUser.named(name);
    String problem = user.map(found -> found.obstacle().orElse("")).orElse("there is no such user");
    return problem.isEmpty() ? user.orElseThrow() : own(new Lack("user=" + name, problem,
        "Your console would run as the user " + name + " of this machine, which is not possible"), loopback);
  }

  /**
   * Why there is no user.
   *
   * @param of the user or the person, for the log
   * @param reason for the log
   * @param told to the person
   */
  private record Lack(String of, String reason, String told) {}

  private OsUser own(Lack lack, boolean loopback) {
    if (!loopback) {
      LOG.warn("console.user.unusable {} reason=\"{}\"", lack.of, lack.reason);
      throw new Fault(ErrorCode.NO_OS_USER, lack.told + ", and others can reach this hub over the network.");
    }
    OsUser own = OsUser.ofTheHub();
    if (warned.add(lack.of)) {
      LOG.warn("console.user.replaced {} by={} reason=\"{}\"", lack.of, own.name(), lack.reason);
    }
    return own;
  }
}

package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.process.OsUser;
import hubbub.process.UserRules;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the user of the operating system as whom somebody's commands run. Asks the operating system, which may take
 * its time, so it is not for an event loop.
 */
final class Users {
  private static final Logger LOG = LoggerFactory.getLogger(Users.class);

  private final UserRules rules;
  private final AtomicBoolean warned = new AtomicBoolean();

  Users(UserRules rules) {
    this.rules = rules;
  }

  /**
   * Returns the user. Without a rule that is the hub's own, but only while the hub cannot be reached from elsewhere;
   * otherwise, and where the user is missing, this fails with NO_OS_USER.
   */
  OsUser of(Name person, List<String> roles, boolean loopback) {
    Optional<String> named = rules.user(person, roles);
    if (named.isPresent()) {
      return OsUser.named(named.get()).orElseThrow(() -> {
        LOG.warn("terminal.user.missing user={}", named.get());
        return new Fault(ErrorCode.NO_OS_USER, "The user of this machine that is set up for you does not exist.");
      });
    }
    if (!loopback) {
      throw new Fault(ErrorCode.NO_OS_USER,
          "No user of this machine is set up for your terminal, and others can reach this hub over the network.");
    }
    OsUser own = OsUser.ofTheHub();
    if (!warned.getAndSet(true)) {
      LOG.warn("terminal.user.unmapped user={} reason=\"no rule in users names this person or role\"", own.name());
    }
    return own;
  }
}

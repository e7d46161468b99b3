package hubbub.terminal.run;

import hubbub.process.OsUser;
import hubbub.process.Patience;
import hubbub.process.Programs;
import hubbub.process.Resource;
import java.util.Map;

/** As whom, in what shell and within which limits the commands of a session run, and what the first begins with. */
public record SessionOptions(
    OsUser user, String shell, ShellState state, Map<Resource, Long> limits, Patience patience) {
  public SessionOptions {
    limits = Map.copyOf(limits);
  }

  /** A session of a user in bash, at home, with umask 077, without limits. */
  public static SessionOptions of(OsUser user) {
    return new SessionOptions(user, Programs.BASH,
        ShellState.of(user.home(), user.environment(), "077"), Map.of(), Patience.USUAL);
  }

  /** The same beginning with another state. */
  public SessionOptions withState(ShellState other) {
    return new SessionOptions(user, shell, other, limits, patience);
  }

  /** The same in another shell; commands want bash. */
  public SessionOptions withShell(String other) {
    return new SessionOptions(user, other, state, limits, patience);
  }

  /** The same within limits. */
  public SessionOptions withLimits(Map<Resource, Long> others) {
    return new SessionOptions(user, shell, state, others, patience);
  }

  /** The same with other times for ending. */
  public SessionOptions withPatience(Patience other) {
    return new SessionOptions(user, shell, state, limits, other);
  }
}

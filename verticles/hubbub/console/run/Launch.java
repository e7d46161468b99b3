package hubbub.console.run;

import hubbub.process.OsUser;
import hubbub.process.Patience;
import hubbub.process.Resource;
import java.util.List;
import java.util.Map;

/**
 * How a console is started.
 *
 * @param user as whom
 * @param words its command line; the first word is a path, or is looked up in the user's PATH
 * @param environment what it gets besides what a login sets
 * @param limits what its processes may have
 * @param patience how long it has to end
 */
public record Launch(OsUser user, List<String> words, Map<String, String> environment, Map<Resource, Long> limits,
    Patience patience) {
  public Launch {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    limits = Map.copyOf(limits);
  }

  /** A console without more environment and limits. */
  public static Launch of(OsUser user, List<String> words) {
    return new Launch(user, words, Map.of(), Map.of(), Patience.USUAL);
  }

  /** The same with more environment. */
  public Launch withEnvironment(Map<String, String> more) {
    return new Launch(user, words, more, limits, patience);
  }

  /** The same within limits. */
  public Launch withLimits(Map<Resource, Long> others) {
    return new Launch(user, words, environment, others, patience);
  }

  /** The same with other times for ending. */
  public Launch withPatience(Patience other) {
    return new Launch(user, words, environment, limits, other);
  }
}
